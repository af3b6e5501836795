// On a frozen version: says what became of it, and of the passage that the address asks for.
const { today: file, version } = document.currentScript.dataset;
const says = document.getElementById('what-became');
const make = (name, text, properties = {}) =>
  Object.assign(document.createElement(name), { textContent: text }, properties);
const links = (targets) => targets.flatMap(({ title, href }) => [' ', make('a', title, { href })]);

// Words of both texts, those of one alone marked: the longest common subsequence. Long texts are shown one after the other.
function difference(before, after) {
  const [a, b] = [before.split(' '), after.split(' ')];
  if (a.length * b.length > 1e6) return [make('del', before), ' ', make('ins', after)];
  const common = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1)
      common[i][j] = a[i] === b[j] ? common[i + 1][j + 1] + 1 : Math.max(common[i + 1][j], common[i][j + 1]);
  const runs = [];
  const add = (name, word) => {
    if (runs.at(-1)?.name === name) runs.at(-1).words.push(word);
    else runs.push({ name, words: [word] });
  };
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      add('span', a[i]);
      i += 1;
      j += 1;
    } else if (j >= b.length || (i < a.length && common[i + 1][j] >= common[i][j + 1])) add('del', a[i++]);
    else add('ins', b[j++]);
  }
  return runs.flatMap(({ name, words }) => [make(name, words.join(' ')), ' ']);
}

// Of the passages that stand here and today, those outside the longest run in the same order have moved.
function hasMoved(fragment, order) {
  const here = [...document.querySelectorAll('main [id]')].map(({ id }) => id);
  const places = order.map((id) => here.indexOf(id)).filter((place) => place >= 0);
  const best = places.map(() => ({ length: 1, from: -1 }));
  let end = -1;
  for (const [at, place] of places.entries()) {
    for (let before = 0; before < at; before += 1)
      if (places[before] < place && best[before].length >= best[at].length)
        best[at] = { length: best[before].length + 1, from: before };
    if (end < 0 || best[at].length > best[end].length) end = at;
  }
  const stayed = new Set();
  for (let at = end; at >= 0; at = best[at].from) stayed.add(here[places[at]]);
  return !stayed.has(fragment);
}

function passageSays(fragment, { order, before, now, moved, words }) {
  const element = fragment === '' ? null : document.getElementById(fragment);
  if (element === null || says.contains(element)) return [];
  if (Object.hasOwn(moved, fragment))
    return [make('p', words.elsewhere), make('a', moved[fragment], { href: moved[fragment] })];
  if (!order.includes(fragment)) return [make('p', words.gone)];
  const elsewhere = hasMoved(fragment, order);
  const was = before[version]?.[fragment];
  if (was === undefined) return [make('p', elsewhere ? words.moved : words.same)];
  const quote = make('blockquote', '');
  quote.append(...difference(was, now[fragment]));
  return [make('p', elsewhere ? words.movedEdited : words.edited), quote];
}

async function tell() {
  const answer = await fetch(file);
  if (!answer.ok) return;
  const today = await answer.json();
  const parts = [];
  if (today.end !== undefined) {
    const ended = make('p', '', { className: 'reason' });
    ended.append(today.end.says, ...links(today.end.to));
    parts.push(ended);
  }
  const quoted = new Set([...document.querySelectorAll('main a[href]')].map(({ pathname }) => pathname));
  const retracted = today.retracted.filter(({ href }) => quoted.has(new URL(href, location.href).pathname));
  if (retracted.length > 0) {
    const warning = make('p', today.words.retracted);
    warning.append(...links(retracted));
    parts.push(warning);
  }
  says.replaceChildren(...parts, ...passageSays(decodeURIComponent(location.hash.slice(1)), today));
}
addEventListener('hashchange', tell);
tell();
