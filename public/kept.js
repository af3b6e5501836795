// Takes the reader of a former address to where its matter stands now, with the fragment that was asked for: into
// another entry only where the passage is known to be there, because many pages have, say, a heading of the same name.
const { to, carries, fragments } = document.currentScript.dataset;
const asked = decodeURIComponent(location.hash.slice(1));
const known = fragments === undefined ? {} : JSON.parse(fragments);
// A link to words says which page it was made for: its versions are there.
const query = new URLSearchParams(location.search);
if (query.has('exact') || query.has('sum')) query.set('of', location.pathname);
const search = query.size === 0 ? '' : `?${query}`;
if (Object.hasOwn(known, asked)) location.replace(known[asked].replace(/#|$/, (mark) => search + mark));
else if (to !== undefined) location.replace(to + search + (carries === undefined ? '' : location.hash));
