import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { column, makePdf } from '../read-pdf/make-pdf.ts';
import { createRandom, pick, type Random } from '../search/random.ts';

const syllables = [...'bdfgklmnprstv'].flatMap((first) => [...'aeiou'].map((second) => first + second));

function wordsFrom(random: Random, count: number): readonly string[] {
  return Array.from(
    { length: count },
    () => pick(syllables, random) + pick(syllables, random) + pick(syllables, random),
  );
}

/** Sentences of common words in which a named thing is told of again and again, as an article does. */
function sentences(random: Random, { thing, count }: { thing: string; count: number }): readonly string[] {
  const common = 'the of and to a in for with on is by that it as was at from this which are'.split(' ');
  return Array.from({ length: count }, (_, at) => {
    const rest = wordsFrom(random, 8).map((word, place) => (place % 2 === 0 ? word : pick(common, random)));
    const told = at % 3 === 0 ? `The ${thing} is a ${pick(rest, random)} that holds the` : 'People found that the';
    return `${told} ${rest.join(' ')}.`;
  });
}

/** Source documents of about 300 words in three formats; a thing in each hundred documents is told of by all of them. */
export function writeSources(content: string, count: number): void {
  mkdirSync(join(content, 'sources'), { recursive: true });
  for (let at = 0; at < count; at += 1) {
    const random = createRandom(at + 1);
    const thing = `${wordsFrom(createRandom(Math.floor(at / 100) + 1_000_003), 2).join(' ')} ${pick(['kite', 'reel', 'line'], random)}`;
    const parts = Array.from({ length: 4 }, () => sentences(random, { thing, count: 7 }).join(' '));
    const heads = parts.map((_, part) =>
      part === 0 ? `On the ${thing} ${at}` : `The ${wordsFrom(random, 2).join(' ')}`,
    );
    writeFileSync(join(content, 'sources', `s-${at}.${['md', 'txt', 'html'][at % 3]}`), textOf(at % 3, heads, parts));
  }
}

function textOf(form: number, heads: readonly string[], parts: readonly string[]): string {
  if (form === 0) return heads.map((head, at) => `${at === 0 ? '#' : '##'} ${head}\n\n${parts[at]}\n`).join('\n');
  if (form === 1) return heads.map((head, at) => `${head}\n\n${parts[at]}\n`).join('\n');
  const body = heads.map((head, at) => `<h${at === 0 ? 1 : 2}>${head}</h${at === 0 ? 1 : 2}><p>${parts[at]}</p>`);
  return `<!doctype html><html lang="en"><title>${heads[0]}</title><body><article>${body.join('')}</article></body></html>`;
}

/** A PDF of so many pages, each with a heading and thirty lines. */
export function writeLongPdf(content: string, pages: number): void {
  mkdirSync(join(content, 'sources'), { recursive: true });
  const random = createRandom(9);
  const shown = Array.from({ length: pages }, (_, at) => {
    const thing = `${wordsFrom(createRandom(Math.floor(at / 20) + 50), 2).join(' ')} reel`;
    const head = column(72, 730, [`Chapter ${at + 1} on the ${thing}`], { size: 18, font: 'F2' });
    return [...head, ...column(72, 690, sentences(random, { thing, count: 30 }))];
  });
  writeFileSync(join(content, 'sources', 'long.pdf'), makePdf(shown));
}

/** One entry that so many others link to. */
export function writeBacklinks(content: string, count: number): void {
  writeEntry(content, { id: 'hub', tags: ['one'], text: 'What all the others need.' });
  for (let at = 0; at < count; at += 1)
    writeEntry(content, { id: `e-${at}`, tags: [`t-${at % 50}`], text: `This thing ${at} needs the [[Thing hub]].` });
}

/** So many tags, each on four entries that have four tags each. */
export function writeTags(content: string, count: number): void {
  for (let at = 0; at < count; at += 1) {
    const tags = [0, 1, 2, 3].map((step) => `tag-${(at + step * 7) % count}`);
    writeEntry(content, { id: `e-${at}`, tags, text: `This is thing ${at}, which stands alone.` });
  }
}

type Small = { readonly id: string; readonly tags: readonly string[]; readonly text: string };

function writeEntry(content: string, { id, tags, text }: Small): void {
  mkdirSync(join(content, 'entries'), { recursive: true });
  const head = `id: ${id}\ntitle: Thing ${id}\nkind: concept\nsummary: What ${id} is.\ntags: [${tags.join(', ')}]`;
  writeFileSync(join(content, 'entries', `${id}.mdx`), `---\n${head}\n---\n\n${text}\n`);
}
