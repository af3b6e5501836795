import type { EntryKind } from '../model/entry.ts';
import { group } from '../model/group.ts';
import { compareText } from '../model/message.ts';
import { isJoin, type Word, wordKey, wordsOf } from './words.ts';

/** An entry as linking sees it. */
export type Labelled = { readonly id: string; readonly kind: EntryKind; readonly labels: readonly string[] };

type Candidate = {
  readonly id: string;
  readonly label: string;
  readonly keys: readonly string[];
  readonly words: readonly string[];
  readonly asWritten: boolean;
};

/** Candidates by the key of their first word, longest first. */
export type LabelIndex = ReadonlyMap<string, readonly Candidate[]>;

export type Found = {
  readonly id: string;
  /** Offsets in the text searched. */
  readonly start: number;
  readonly end: number;
  /** The text is the label letter for letter. */
  readonly exact: boolean;
};

/** Kinds whose labels are names: `Meta` is not `meta`. */
const NAMES: ReadonlySet<EntryKind> = new Set(['organisation', 'person', 'law', 'system', 'event']);

export function labelIndexOf(entries: readonly Labelled[]): LabelIndex {
  const index = group(entries.flatMap(candidatesOf));
  for (const candidates of index.values()) {
    candidates.sort((a, b) => b.keys.length - a.keys.length || compareText(a.id, b.id));
  }
  return index;
}

function candidatesOf(entry: Labelled): [string, Candidate][] {
  return [...new Set(entry.labels)].flatMap((label): [string, Candidate][] => {
    const words = wordsOf(label).map((word) => word.text);
    const keys = words.map(wordKey);
    const [first] = keys;
    if (first === undefined || label.length < 2) return [];
    return [[first, { id: entry.id, label, keys, words, asWritten: NAMES.has(entry.kind) || isAcronym(label) }]];
  });
}

/** Labels that more than one entry claims, as `label → ids`. */
export function ambiguousLabels(entries: readonly Labelled[]): ReadonlyMap<string, readonly string[]> {
  const claims = new Map<string, Set<string>>();
  for (const entry of entries) {
    for (const label of entry.labels) {
      const key = wordsOf(label)
        .map((word) => wordKey(word.text))
        .join(' ');
      claims.set(key, (claims.get(key) ?? new Set()).add(entry.id));
    }
  }
  return new Map(
    [...claims].filter(([, ids]) => ids.size > 1).map(([label, ids]) => [label, [...ids].sort(compareText)]),
  );
}

/** Every place in the text that names an entry: longest label first, never overlapping. */
export function findLabels(index: LabelIndex, text: string): readonly Found[] {
  const words = wordsOf(text);
  const found: Found[] = [];
  for (let at = 0; at < words.length; ) {
    const match = longestAt(index, { text, words, at });
    if (match === undefined) {
      at += 1;
      continue;
    }
    found.push(match.found);
    at += match.length;
  }
  return found;
}

type Place = { readonly text: string; readonly words: readonly Word[]; readonly at: number };

function longestAt(index: LabelIndex, place: Place): { found: Found; length: number } | undefined {
  const first = place.words[place.at];
  if (first === undefined) return undefined;
  for (const candidate of index.get(wordKey(first.text)) ?? []) {
    const found = matchAt(candidate, place);
    if (found !== undefined) return { found, length: candidate.keys.length };
  }
  return undefined;
}

function matchAt(candidate: Candidate, { text, words, at }: Place): Found | undefined {
  for (const [offset, key] of candidate.keys.entries()) {
    const word = words[at + offset];
    if (word === undefined || wordKey(word.text) !== key) return undefined;
    const previous = words[at + offset - 1];
    if (offset > 0 && previous !== undefined && !isJoin(text.slice(previous.end, word.start))) return undefined;
    if (candidate.asWritten && !startsAlike(word.text, candidate.words[offset] ?? '')) return undefined;
  }
  const start = words[at]?.start ?? 0;
  const end = words[at + candidate.keys.length - 1]?.end ?? start;
  return { id: candidate.id, start, end, exact: text.slice(start, end) === candidate.label };
}

/** The same letters in the same case, but for a plural ending. */
function startsAlike(word: string, wanted: string): boolean {
  const length = Math.min(word.length, wanted.length, wordKey(word).length, wordKey(wanted).length);
  return word.slice(0, length) === wanted.slice(0, length);
}

/** `AGI`, `RLHF`, `GPT-4`: two capitals or more, or a capital with a digit, in one word. */
function isAcronym(label: string): boolean {
  return /^\S*\p{Lu}\S*[\p{Lu}\p{N}]\S*$/u.test(label);
}
