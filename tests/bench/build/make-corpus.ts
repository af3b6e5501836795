import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { assign, type Wanted } from '../../../scripts/pipeline/assign.ts';
import { nextFragments } from '../../../src/model/align.ts';
import { FRAGMENTS } from '../../../src/model/fragment-ledger.ts';
import { FragmentGiver } from '../../../src/model/fragments.ts';
import { LEDGER, ledgerLine } from '../../../src/model/ledger.ts';
import { compareText } from '../../../src/model/message.ts';
import { createRandom, pick, type Random } from '../../search/random.ts';

/** What an entry of a made-up corpus is called and says; paragraphs are of 65 words. */
type Making = { readonly at: number; readonly count: number; readonly random: Random };

const WORDS = 4000;
const words = makeWords(createRandom(7));

/** A part of an entry's body: what is given fragments in it (a heading, a paragraph, an excerpt), and how it stands in the file. */
type Block = { readonly given: readonly (readonly [kind: 'h' | 'p' | 'x', words: string])[]; readonly mdx: string };

/**
 * Writes a content folder of `count` entries that a seed decides: about 400 words each, title, summary, 3 tags,
 * 3 headings, 3 mentions of other entries, a list, citations and an excerpt; one source for every hundred entries. All of
 * it has been given its addresses and fragments, as `convert` would: it finds nothing to do (a test says so).
 */
export function makeCorpus(folder: string, count: number): void {
  mkdirSync(join(folder, 'entries'), { recursive: true });
  mkdirSync(join(folder, 'documents'), { recursive: true });
  const random = createRandom(1);
  for (let at = 0; at < Math.ceil(count / 100); at += 1)
    writeFileSync(join(folder, 'documents', `s-${at}.json`), JSON.stringify(documentAt(at)));
  const fragments: (readonly [id: string, line: string])[] = [];
  for (let at = 0; at < count; at += 1) {
    const making = { at, count, random };
    const front = frontmatterOf(making);
    const blocks = blocksOf(making);
    writeFileSync(join(folder, 'entries', `e-${at}.mdx`), [front, ...blocks.map(({ mdx }) => mdx)].join('\n'));
    fragments.push([`e-${at}`, fragmentLine(`e-${at}`, blocks)]);
  }
  fragments.sort(([a], [b]) => compareText(a, b));
  writeFileSync(join(folder, FRAGMENTS), fragments.map(([, line]) => line).join(''));
  writeFileSync(join(folder, LEDGER), assign([], wantedOf(count)).map(ledgerLine).join(''));
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

function tagsAt(at: number): readonly string[] {
  return [`t-${at % 50}`, `t-${(at % 37) + 50}`, `t-${(at % 11) + 90}`];
}

function frontmatterOf({ at, random }: Making): string {
  return [
    `---\nid: e-${at}\ntitle: ${titleAt(at)}\nkind: concept\nsummary: ${paragraph(random).slice(0, 100)}`,
    `tags: [${tagsAt(at).join(', ')}]\nsources: [s-${Math.floor(at / 100)}]\n---\n`,
  ].join('\n');
}

function blocksOf({ at, count, random }: Making): readonly Block[] {
  const source = Math.floor(at / 100);
  const other = () => titleAt(Math.floor(random() * count));
  const text = (said: string, more = ''): Block => ({ given: [['p', said]], mdx: `${said}${more}\n` });
  const heading = (): Block => {
    const said = `${pick(words, random)} ${pick(words, random)}`;
    return { given: [['h', said]], mdx: `## ${said}\n` };
  };
  const list = (): Block => {
    const items = [paragraph(random).slice(0, 60), paragraph(random).slice(0, 60)];
    return { given: items.map((said) => ['p', said.trim()]), mdx: items.map((said) => `- ${said}\n`).join('') };
  };
  const quoted = `Some words of the source numbered ${source}.`;
  const excerpt = `<Excerpt source="s-${source}" passage="p-1">\n\n${quoted}\n\n</Excerpt>\n`;
  return [
    text(`${paragraph(random)} See ${other()}.`),
    heading(),
    text(`${paragraph(random)} See ${other()} too.`, `<Cite source="s-${source}" />`),
    text(paragraph(random)),
    heading(),
    list(),
    text(`${paragraph(random)} And ${other()}.`),
    heading(),
    text(paragraph(random)),
    {
      given: [
        ['p', quoted],
        ['x', quoted],
      ],
      mdx: excerpt,
    },
  ];
}

function fragmentLine(id: string, blocks: readonly Block[]): string {
  const giver = new FragmentGiver();
  for (const [kind, said] of blocks.flatMap(({ given }) => given))
    if (kind === 'h') giver.forHeading(said);
    else giver.forText(kind, said);
  return `${JSON.stringify(nextFragments(id, { now: giver.anchors, before: undefined }))}\n`;
}

/** See `wantedOf` of the conversion. */
function wantedOf(count: number): readonly Wanted[] {
  const numbers = Array.from({ length: count }, (_, at) => at);
  return [
    ...numbers.map((at): Wanted => ({ subject: 'entry', id: `e-${at}` })),
    ...numbers.slice(0, Math.ceil(count / 100)).map((at): Wanted => ({ subject: 'source', id: `s-${at}` })),
    ...numbers.flatMap(tagsAt).map((id): Wanted => ({ subject: 'tag', id })),
  ];
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
