/** Characters that TeX reads as commands, and what to write for them so that they print as themselves. */
const special: Readonly<Record<string, string>> = {
  '\\': '{\\textbackslash}',
  '{': '{\\textbraceleft}',
  '}': '{\\textbraceright}',
  '^': '{\\textasciicircum}',
  '~': '{\\textasciitilde}',
  '#': '\\#',
  $: '\\$',
  '%': '\\%',
  '&': '\\&',
  _: '\\_',
  '"': '{\\textquotedbl}',
  '<': '{\\textless}',
  '>': '{\\textgreater}',
  '|': '{\\textbar}',
  '`': '{\\textasciigrave}',
};

/** Plain text → TeX that prints it; `--`, `''` and `,,` are kept from melting into one mark. Letters stay as they are: BibTeX files are UTF-8 (biber, and TeX since 2018). */
export function toTex(text: string): string {
  return oneLine(text)
    .replace(/[\\{}^~#$%&_"<>|`]/g, (mark) => special[mark] ?? mark)
    .replace(/([-',])(?=\1)/g, '$1{}');
}

/**
 * The same, with every word braced that has a capital after its first letter, and every word but the first that begins
 * with one: BibTeX styles lower the case of titles, and a name must keep its capitals.
 */
export function toTexTitle(title: string): string {
  return oneLine(title)
    .split(' ')
    .map((word, at) => (isProtected(word, at) ? braced(word) : toTex(word)))
    .join(' ');
}

function isProtected(word: string, at: number): boolean {
  return /\p{Lu}/u.test(at === 0 ? word.slice(1) : word);
}

/** Braces around the word, its punctuation outside. */
function braced(word: string): string {
  const letters = [...word.matchAll(/[\p{L}\p{N}\p{M}]/gu)];
  const start = letters[0]?.index ?? 0;
  const last = letters.at(-1);
  const end = last === undefined ? word.length : last.index + last[0].length;
  return `${toTex(word.slice(0, start))}{${toTex(word.slice(start, end))}}${toTex(word.slice(end))}`;
}

/** Printable ASCII with single spaces between words: most texts. */
const PLAIN = /^[!-~]+(?: [!-~]+)*$/;

/** Control characters cannot stand in a bibliography; every run of white space is one space. */
export function oneLine(text: string): string {
  if (PLAIN.test(text)) return text;
  return text
    .normalize('NFC')
    .replace(/\p{Cc}+|\s+/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .trim();
}
