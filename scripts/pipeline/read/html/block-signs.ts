import type { Block } from './blocks.ts';
import { phraseNames, phrasesIn } from './phrases.ts';

const KINDS = ['p', 'heading', 'li', 'td', 'pre', 'figcaption', 'div', 'dd'] as const;

/** Names of the numbers that `ownSigns` gives. */
export const blockSignNames: readonly string[] = [
  ...[
    'words',
    'linked',
    'vote',
    'sentence',
    'sentences',
    'commas',
    'upper',
    'digits',
    'word length',
    'pictures',
    'bold',
    'place',
    'title',
    'repeated',
    'whole link',
    'title words',
    'after title',
    'depth',
    'unended',
  ],
  ...phraseNames.map((name) => `phrase ${name}`),
  ...KINDS.map((kind) => `kind ${kind}`),
];

const log = Math.log1p;

/** Ends like a sentence and is long enough for one. */
export function isSentence(text: string): boolean {
  return text.length > 40 && /[.!?…。！？:][\s"'”“’»)\]]*$/u.test(text);
}

/** What the page around it knows of a block. */
export type Known = {
  readonly voted: boolean;
  readonly place: number;
  readonly title: string;
  readonly repeated: boolean;
  readonly after: number;
};

/** What can be said of a block by itself. */
export function ownSigns(block: Block, known: Known): number[] {
  const { text } = block;
  const letters = text.length || 1;
  const kind = kindOf(block);
  const bold = block.nodes.some(
    (node) => /^(?:b|strong)$/i.test(node.nodeName) && (node.textContent ?? '').trim() === text,
  );
  return [
    log(block.words),
    block.linked / Math.max(1, block.words),
    known.voted ? 1 : 0,
    isSentence(text) ? 1 : 0,
    log((text.match(/[.!?。！？](?:\s|$)/g) ?? []).length),
    log((text.match(/[,;:，、]/g) ?? []).length),
    (text.match(/\p{Lu}/gu) ?? []).length / letters,
    (text.match(/\p{N}/gu) ?? []).length / letters,
    text.length / Math.max(1, block.words),
    Math.min(3, block.pictures),
    bold ? 1 : 0,
    known.place,
    text.length > 8 && known.title.startsWith(text.toLowerCase()) ? 1 : 0,
    known.repeated ? 1 : 0,
    isWholeLink(block) ? 1 : 0,
    overlap(text, known.title),
    Math.sign(known.after) * log(Math.abs(known.after)),
    depthOf(block.parent) / 10,
    /[.!?:;,…"”“)]$/.test(text) ? 0 : 1,
    ...phrasesIn(text),
    ...KINDS.map((name) => (kind === name ? 1 : 0)),
  ];
}

function isWholeLink(block: Block): boolean {
  return block.words > 0 && block.linked >= block.words;
}

/** Share of a text's longer words that the page's title has too. */
function overlap(text: string, title: string): number {
  const words = (
    text
      .slice(0, 200)
      .toLowerCase()
      .match(/\p{L}{4,}/gu) ?? []
  ).slice(0, 20);
  return words.length === 0 ? 0 : words.filter((word) => title.includes(word)).length / words.length;
}

export function kindOf(block: Block): (typeof KINDS)[number] {
  if (block.nodes.some((node) => node.nodeName.toLowerCase() === 'pre')) return 'pre';
  const name = block.parent.localName;
  if (/^h[1-6]$/.test(name)) return 'heading';
  if (name === 'th') return 'td';
  if (name === 'dt') return 'dd';
  return KINDS.find((kind) => kind === name) ?? 'div';
}

function depthOf(element: Element): number {
  let depth = 0;
  for (let at: Element | null = element; at !== null; at = at.parentElement) depth++;
  return depth;
}
