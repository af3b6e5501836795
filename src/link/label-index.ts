import { rankOf } from '../model/background.ts';
import type { EntryKind } from '../model/entry.ts';
import { compareText } from '../model/message.ts';
import { eachWord, isJoin, numberOf, wordKey, wordsOf } from './words.ts';

/** An entry as linking sees it. */
export type Labelled = {
  readonly id: string;
  readonly kind: EntryKind;
  readonly labels: readonly string[];
  /** What tells entries of one label apart. */
  readonly tags?: readonly string[];
};

type Candidate = {
  readonly id: string;
  readonly label: string;
  /** See `labelKey`. */
  readonly key: string;
  readonly words: readonly string[];
  readonly tags: readonly string[];
  readonly asWritten: boolean;
  readonly isEveryday: boolean;
};

/**
 * Labels by the number of their run of words (see `withWord`), and `marks`: small enough to stay at hand while every word
 * of every text is looked up. They say at the last digits of a number whether a label may begin or end with such a run.
 */
export type LabelIndex = { readonly labels: ReadonlyMap<number, readonly Candidate[]>; readonly marks: Uint8Array };

const BEGINS = 1;
const ENDS = 2;

export type Found = {
  readonly id: string;
  /** Offsets in the text searched. */
  readonly start: number;
  readonly end: number;
  /** The text is the label letter for letter. */
  readonly exact: boolean;
  /** The label is one word that any reader knows, and no name: it may be meant as such. */
  readonly isEveryday: boolean;
};

/** Kinds whose labels are names: `Meta` is not `meta`. */
const NAMES: ReadonlySet<EntryKind> = new Set(['organisation', 'person', 'law', 'system', 'event']);

/** So many words an ordinary reader knows: 8,000 to 9,000 word families are needed to read a newspaper unaided (Nation 2006). */
const KNOWN_WORDS = 8000;

export function labelIndexOf(entries: readonly Labelled[]): LabelIndex {
  const labelled = new Map<number, Candidate[]>();
  const begun = new Set<number>();
  for (const { id, kind, labels, tags = [] } of [...entries].sort((a, b) => compareText(a.id, b.id))) {
    for (const label of new Set(labels)) {
      const found = wordsOf(label);
      if (found.length === 0 || label.length < 2) continue;
      const words = found.map(({ text }) => text);
      const keys = found.map(({ key }) => key);
      const asWritten = NAMES.has(kind) || isAcronym(label);
      const isEveryday = !asWritten && words.length === 1 && rankOf(wordKey(label)) <= KNOWN_WORDS;
      let run = 0;
      for (const key of keys) {
        run = withWord(run, numberOf(key));
        begun.add(run);
      }
      const candidate = { id, label, key: keys.join(' '), words, tags, asWritten, isEveryday };
      if (!labelled.get(run)?.push(candidate)) labelled.set(run, [candidate]);
    }
  }
  return { labels: labelled, marks: marksOf(begun, labelled) };
}

function marksOf(begun: ReadonlySet<number>, labels: LabelIndex['labels']): Uint8Array {
  // A power of two: last digits are told by a mask.
  const marks = new Uint8Array(2 ** Math.ceil(Math.log2(4 * begun.size + 1)));
  const mark = (run: number, as: number) => {
    const at = run & (marks.length - 1);
    marks[at] = Math.max(marks[at] ?? 0, as);
  };
  for (const run of begun) mark(run, labels.has(run) ? ENDS : BEGINS);
  return marks;
}

/** Number of a run of words with one word more. */
function withWord(run: number, number: number): number {
  return (Math.imul(run, 31) + number) | 0;
}

/** A label as it is compared: `Thresholds` and `threshold` are one. */
export function labelKey(label: string): string {
  return wordsOf(label)
    .map(({ key }) => key)
    .join(' ');
}

/** Labels that more than one entry claims, as `label → ids`. */
export function ambiguousLabels(entries: readonly Labelled[]): ReadonlyMap<string, readonly string[]> {
  const claims = new Map<string, Set<string>>();
  for (const entry of entries) {
    for (const label of entry.labels) {
      const key = labelKey(label);
      claims.set(key, (claims.get(key) ?? new Set()).add(entry.id));
    }
  }
  return new Map(
    [...claims].filter(([, ids]) => ids.size > 1).map(([label, ids]) => [label, [...ids].sort(compareText)]),
  );
}

/**
 * Every place in the text that names an entry: longest label first, never overlapping. Of several entries that a label
 * may mean, the one that shares most of these tags is taken.
 */
export function findLabels(index: LabelIndex, text: string, tags: readonly string[] = []): readonly Found[] {
  const words: NumberedWord[] = [];
  eachWord(text, (number, start, end) => words.push({ number, start, end }));
  const found: Found[] = [];
  for (let at = 0; at < words.length; ) {
    const match = longestAt(index, { text, words, at, tags });
    if (match === undefined) {
      at += 1;
      continue;
    }
    found.push(match.found);
    at += match.length;
  }
  return found;
}

type NumberedWord = { readonly number: number; readonly start: number; readonly end: number };

type Place = {
  readonly text: string;
  readonly words: readonly NumberedWord[];
  readonly at: number;
  readonly tags: readonly string[];
};

function longestAt(
  { labels, marks }: LabelIndex,
  { text, words, at, tags }: Place,
): { found: Found; length: number } | undefined {
  let longest: { found: Found; length: number } | undefined;
  let run = 0;
  for (let length = 1; at + length <= words.length; length += 1) {
    const [first, before, word] = [words[at], words[at + length - 2], words[at + length - 1]];
    if (first === undefined || word === undefined) break;
    run = withWord(run, word.number);
    const mark = marks[run & (marks.length - 1)];
    if (mark === 0) break;
    if (before !== undefined && length > 1 && !isJoin(text.slice(before.end, word.start))) break;
    if (mark === BEGINS) continue;
    const said = text.slice(first.start, word.end);
    const fit = nearest(fitsAmong(labels.get(run) ?? [], said), tags);
    if (fit === undefined) continue;
    const { id, label, isEveryday } = fit;
    longest = { found: { id, start: first.start, end: word.end, exact: said === label, isEveryday }, length };
  }
  return longest;
}

/** Those of the labels that these words are: the numbers of other words may be the same. */
function fitsAmong(candidates: readonly Candidate[], words: string): readonly Candidate[] {
  if (candidates.length === 0) return candidates;
  const key = labelKey(words);
  return candidates.filter((one) => one.key === key && (!one.asWritten || isWrittenSo(words, one)));
}

function nearest(fits: readonly Candidate[], tags: readonly string[]): Candidate | undefined {
  const shared = (candidate: Candidate) => candidate.tags.filter((tag) => tags.includes(tag)).length;
  // The sort is stable: where tags tell nothing, the first by id.
  return fits.length < 2 ? fits[0] : fits.toSorted((a, b) => shared(b) - shared(a))[0];
}

function isWrittenSo(words: string, candidate: Candidate): boolean {
  return wordsOf(words).every((word, at) => startsAlike(word.text, candidate.words[at] ?? ''));
}

/** The same letters in the same case, but for a plural ending. */
function startsAlike(word: string, wanted: string): boolean {
  const length = Math.min(word.length, wanted.length, wordKey(word).length, wordKey(wanted).length);
  return word.slice(0, length) === wanted.slice(0, length);
}

/** `AGI`, `RLHF`, `GPT-4`: two capitals or more, or a capital with a digit, in one word. */
function isAcronym(label: string): boolean {
  return !/\s/.test(label) && /\p{Lu}[^\p{Lu}\p{N}]*[\p{Lu}\p{N}]/u.test(label);
}
