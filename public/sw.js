// Stands at the top, because a service worker serves the folder it stands in; the worker itself is named by what it holds.
const name = new URL(location.href).searchParams.get('worker') ?? '';
if (/^[\w.-]+\.js$/.test(name)) importScripts(`_astro/${name}`);
