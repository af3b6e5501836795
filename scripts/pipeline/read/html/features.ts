import { blockSignNames, isSentence, kindOf, ownSigns } from './block-signs.ts';
import type { Block } from './blocks.ts';
import { hintNames, hintsOf } from './hints.ts';
import { kinNames, kinSigns } from './kin.ts';
import { pageNames, pageSigns } from './page-signs.ts';
import { readabilityVote } from './readability-vote.ts';

const AROUND = [
  'article',
  'main',
  'header',
  'footer',
  'aside',
  'nav',
  'form',
  'figure',
  'section',
  'li',
  'table',
  'blockquote',
  'dl',
] as const;
/** Signs of one block that its neighbours see too. */
const SHARED = ['words', 'linked', 'vote', 'sentence', 'kind p', 'kind heading', 'kind li'] as const;
const LEVELS = [1, 2, 3, 5] as const;

/** Names of the signs, in the order of the numbers that `featuresOf` gives. */
export const featureNames: readonly string[] = [
  ...blockSignNames,
  ...AROUND.map((name) => `in ${name}`),
  ...hintNames.flatMap((name) => [`near ${name}`, `far ${name}`]),
  ...LEVELS.flatMap((level) =>
    ['words', 'linked', 'vote', 'mean', 'sentences', 'children'].map((name) => `up ${level} ${name}`),
  ),
  ...[-2, -1, 1, 2].flatMap((offset) => SHARED.map((name) => `at ${offset} ${name}`)),
  ...['window words', 'window linked', 'window vote', 'since vote', 'until vote', 'after heading'],
  ...kinNames,
  ...pageNames,
];

const SHARED_AT = SHARED.map((name) => featureNames.indexOf(name));

/** What is known of a container's blocks together. */
type Sums = { words: number; linked: number; voted: number; blocks: number; sentences: number };

/** Blocks of a page → a row of numbers each (see `featureNames`): the block, what it stands in, its neighbours, the page. */
export function featuresOf(document: Document, blocks: readonly Block[]): number[][] {
  const vote = readabilityVote(document);
  const voted = blocks.map((block) => isVoted(block, vote));
  const sums = sumsOf(blocks, voted);
  const hints = new Map<Element, number>();
  const sentences = blocks.map((block) => isSentence(block.text));
  const seen = { voted, sentences };
  const page = pageSigns(document, blocks, seen);
  const kin = kinSigns(blocks, seen);
  const title = titleOf(document);
  const start = titleAt(document, blocks, title);
  const counts = new Map<string, number>();
  for (const { text } of blocks) counts.set(text, (counts.get(text) ?? 0) + 1);
  const own = blocks.map((block, at) => {
    const known = {
      voted: voted[at] === true,
      place: at / Math.max(1, blocks.length),
      title,
      repeated: (counts.get(block.text) ?? 0) > 1,
      after: at - start,
    };
    return [...ownSigns(block, known), ...placeSigns(block, hints), ...containerSigns(block, sums)];
  });
  return own.map((row, at) => [
    ...row,
    ...neighbourSigns(own, at),
    ...windowSigns(blocks, voted, at),
    ...(kin[at] ?? []),
    ...page,
  ]);
}

function titleOf(document: Document): string {
  return (document.querySelector('title')?.textContent ?? '').replace(/\s+/g, ' ').trim().toLowerCase();
}

/** Where the heading stands that the page's title begins with, or else its first main heading. */
function titleAt(document: Document, blocks: readonly Block[], title: string): number {
  const heads = blocks
    .map((block, at) => ({ at, text: block.text.toLowerCase(), name: block.parent.localName }))
    .filter(({ name }) => /^h[1-3]$/.test(name));
  const named = heads.find(({ text }) => text.length > 8 && title.startsWith(text));
  const first = document.querySelector('h1') === null ? undefined : heads.find(({ name }) => name === 'h1');
  return (named ?? first)?.at ?? -1;
}

function isVoted(block: Block, vote: ReadonlySet<Element>): boolean {
  return vote.has(block.parent) || block.nodes.some((node) => node.nodeType === 1 && vote.has(node as Element));
}

function sumsOf(blocks: readonly Block[], voted: readonly boolean[]): Map<Element, Sums> {
  const sums = new Map<Element, Sums>();
  blocks.forEach((block, index) => {
    for (let at: Element | null = block.parent; at !== null; at = at.parentElement) {
      const sum = sums.get(at) ?? { words: 0, linked: 0, voted: 0, blocks: 0, sentences: 0 };
      sum.words += block.words;
      sum.linked += block.linked;
      sum.voted += voted[index] === true ? block.words : 0;
      sum.blocks += 1;
      sum.sentences += isSentence(block.text) ? 1 : 0;
      sums.set(at, sum);
    }
  });
  return sums;
}

const log = (value: number): number => Math.log1p(value);

/** Elements around the block, and the hints of those near (three levels) and further out. */
function placeSigns(block: Block, cache: Map<Element, number>): number[] {
  const names = new Set<string>();
  let near = 0;
  let far = 0;
  let level = 0;
  for (let at: Element | null = block.parent; at !== null && at.localName !== 'html'; at = at.parentElement) {
    const bits = cache.get(at) ?? hintsOf(at);
    cache.set(at, bits);
    names.add(at.localName);
    if (level < 3) near |= bits;
    else if (at.localName !== 'body') far |= bits;
    level++;
  }
  return [
    ...AROUND.map((name) => (names.has(name) ? 1 : 0)),
    ...hintNames.flatMap((_, bit) => [(near >> bit) & 1, (far >> bit) & 1]),
  ];
}

function containerSigns(block: Block, sums: ReadonlyMap<Element, Sums>): number[] {
  const signs: number[] = [];
  let at: Element = block.parent;
  let level = 0;
  for (const wanted of LEVELS) {
    while (level < wanted && at.parentElement !== null && at.localName !== 'body') {
      at = at.parentElement;
      level++;
    }
    const sum = sums.get(at) ?? { words: 0, linked: 0, voted: 0, blocks: 0, sentences: 0 };
    signs.push(log(sum.words), sum.linked / Math.max(1, sum.words), sum.voted / Math.max(1, sum.words));
    signs.push(
      log(sum.words / Math.max(1, sum.blocks)),
      sum.sentences / Math.max(1, sum.blocks),
      log(at.childElementCount),
    );
  }
  return signs;
}

function neighbourSigns(own: readonly number[][], at: number): number[] {
  return [-2, -1, 1, 2].flatMap((offset) => {
    const row = own[at + offset];
    return SHARED_AT.map((place) => row?.[place] ?? -1);
  });
}

const WINDOW = 6;

function windowSigns(blocks: readonly Block[], voted: readonly boolean[], at: number): number[] {
  let words = 0;
  let linked = 0;
  let votes = 0;
  let count = 0;
  for (let index = Math.max(0, at - WINDOW); index <= Math.min(blocks.length - 1, at + WINDOW); index++) {
    const block = blocks[index];
    if (block === undefined || index === at) continue;
    words += block.words;
    linked += block.linked;
    votes += voted[index] === true ? 1 : 0;
    count++;
  }
  const since = distance(voted, at, -1);
  const until = distance(voted, at, 1);
  const previous = blocks[at - 1];
  const heading = previous !== undefined && kindOf(previous) === 'heading' ? 1 : 0;
  return [log(words), linked / Math.max(1, words), votes / Math.max(1, count), since, until, heading];
}

/** Blocks to the next one that is voted for, at most 20 looked at. */
function distance(voted: readonly boolean[], from: number, step: 1 | -1): number {
  for (let away = 0; away < 20; away++) if (voted[from + away * step] === true) return log(away);
  return log(40);
}
