// Takes the reader of a former address to where its matter stands now, with the fragment that was asked for.
const { to, fragments } = document.currentScript.dataset;
const asked = decodeURIComponent(location.hash.slice(1));
const moved = fragments === undefined ? undefined : JSON.parse(fragments)[asked];
if (moved !== undefined) location.replace(moved);
else if (to !== undefined) location.replace(to + location.search + location.hash);
