// Takes the reader of a former address to where its matter stands now, with the fragment that was asked for: into
// another entry only where the passage is known to be there, because many pages have, say, a heading of the same name.
const { to, carries, fragments } = document.currentScript.dataset;
const asked = decodeURIComponent(location.hash.slice(1));
const known = fragments === undefined ? {} : JSON.parse(fragments);
if (Object.hasOwn(known, asked)) location.replace(known[asked]);
else if (to !== undefined) location.replace(to + location.search + (carries === undefined ? '' : location.hash));
