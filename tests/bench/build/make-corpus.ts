import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRandom, pick, type Random } from '../../search/random.ts';

/** What an entry of a made-up corpus is called and says; paragraphs are of 65 words. */
type Making = { readonly at: number; readonly count: number; readonly random: Random };

const WORDS = 4000;
const words = makeWords(createRandom(7));

/**
 * Writes a content folder of `count` entries that a seed decides: about 400 words each, title, summary, 3 tags,
 * 3 headings, 3 mentions of other entries, a list, citations and an excerpt; one source for every hundred entries.
 */
export function makeCorpus(folder: string, count: number): void {
  mkdirSync(join(folder, 'entries'), { recursive: true });
  mkdirSync(join(folder, 'documents'), { recursive: true });
  const random = createRandom(1);
  for (let at = 0; at < Math.ceil(count / 100); at += 1)
    writeFileSync(join(folder, 'documents', `s-${at}.json`), JSON.stringify(documentAt(at)));
  for (let at = 0; at < count; at += 1)
    writeFileSync(join(folder, 'entries', `e-${at}.mdx`), entryText({ at, count, random }));
}

/** The same text in the form a generator of its own takes: frontmatter and Markdown, links as Markdown has them. */
export function makePeerCorpus(folder: string, { count, ending }: { count: number; ending: 'md' | 'mdx' }): void {
  mkdirSync(folder, { recursive: true });
  const random = createRandom(1);
  for (let at = 0; at < count; at += 1)
    writeFileSync(join(folder, `e-${at}.${ending}`), peerText({ at, count, random }));
}

function makeWords(random: Random): readonly string[] {
  return Array.from({ length: WORDS }, () => {
    const syllables = 2 + Math.floor(random() * 3);
    return Array.from(
      { length: syllables },
      () => pick([...'bcdfghklmnprst'], random) + pick([...'aeiou'], random),
    ).join('');
  });
}

function titleAt(at: number): string {
  return `${words[at % WORDS]} ${words[(at * 7) % (WORDS - 1)]} ${at}`;
}

function documentAt(at: number) {
  const text = `Some words of the source numbered ${at}.`;
  const passage = { id: 'p-1', kind: 'paragraph', locators: [{ label: 'paragraph', value: '1' }], text, start: 0 };
  const facts = { title: `Source ${at}`, authors: ['A. Writer'], date: '2024-05-01', publisher: 'A press' };
  return { id: `s-${at}`, type: 'webpage', show: 'excerpts', facts, factOrigins: {}, passages: [passage] };
}

/** Common words are chosen more often than rare ones. */
function paragraph(random: Random): string {
  return `${Array.from({ length: 65 }, () => words[Math.floor(WORDS * random() * random())]).join(' ')}.`;
}

function entryText({ at, count, random }: Making): string {
  const source = Math.floor(at / 100);
  const other = () => titleAt(Math.floor(random() * count));
  const heading = () => `## ${pick(words, random)} ${pick(words, random)}`;
  return [
    `---\nid: e-${at}\ntitle: ${titleAt(at)}\nkind: concept\nsummary: ${paragraph(random).slice(0, 100)}`,
    `tags: [t-${at % 50}, t-${(at % 37) + 50}, t-${(at % 11) + 90}]\nsources: [s-${source}]\n---\n`,
    `${paragraph(random)} See ${other()}.\n\n${heading()}\n`,
    `${paragraph(random)} See ${other()} too.<Cite source="s-${source}" />\n\n${paragraph(random)}\n\n${heading()}\n`,
    `- ${paragraph(random).slice(0, 60)}\n- ${paragraph(random).slice(0, 60)}\n`,
    `${paragraph(random)} And ${other()}.\n\n${heading()}\n\n${paragraph(random)}\n`,
    `<Excerpt source="s-${source}" passage="p-1">\n\nSome words of the source numbered ${source}.\n\n</Excerpt>\n`,
  ].join('\n');
}

function peerText({ at, count, random }: Making): string {
  const other = () => {
    const to = Math.floor(random() * count);
    return `[${titleAt(to)}](/entries/e-${to}/)`;
  };
  const heading = () => `## ${pick(words, random)} ${pick(words, random)}`;
  return [
    `---\ntitle: ${titleAt(at)}\ndescription: ${paragraph(random).slice(0, 100)}`,
    `labels: [t-${at % 50}, t-${(at % 37) + 50}, t-${(at % 11) + 90}]\n---\n`,
    `${paragraph(random)} See ${other()}.\n\n${heading()}\n\n${paragraph(random)} See ${other()} too.\n`,
    `${paragraph(random)}\n\n${heading()}\n\n- ${paragraph(random).slice(0, 60)}\n- ${paragraph(random).slice(0, 60)}\n`,
    `${paragraph(random)} And ${other()}.\n\n${heading()}\n\n${paragraph(random)}\n`,
    '> Some words of a source.\n',
  ].join('\n');
}
