import type { SearchRecord } from '../../model/search-record.ts';
import { textKey } from '../format/entry-text.ts';
import { withPairs } from '../format/pair-terms.ts';
import { type RecordTerms, termsOf } from './collect-terms.ts';
import type { NameSide, TextSide } from './index-maps.ts';
import { type Name, rowKey } from './name.ts';
import { updateMap } from './shard-map.ts';
import { toText } from './text-map.ts';
import { updateNames } from './update-names.ts';
import { type TermEdit, updateTerms } from './update-terms.ts';
import { updateTops } from './update-tops.ts';
import { updateVocabulary } from './update-vocabulary.ts';

/** Up to this many words the whole vocabulary is kept. */
export const SMALL = 60_000;

/** An entry's record before and after; undefined where it was not there, or no longer is. */
export type RecordChange = {
  readonly number: number;
  readonly before: SearchRecord | undefined;
  readonly after: SearchRecord | undefined;
};
/** `edited`: terms whose postings changed. */
type ChangedTexts = { readonly maps: TextSide; readonly edited: ReadonlySet<string> };

/** The maps with some entries changed; `common`: terms too common to be served whole. */
export function updateTexts(maps: TextSide, changes: readonly RecordChange[], common: readonly string[]): ChangedTexts {
  const edits = new Map<string, TermEdit[]>();
  const words = new Map<string, number>();
  for (const { number, before, after } of changes) {
    const [old, now] = [readTerms(before), readTerms(after)];
    const [gone, come] = [withPairs(old.terms, common), withPairs(now.terms, common)];
    for (const term of new Set([...gone.keys(), ...come.keys()])) {
      const edit = { number, before: gone.get(term), after: come.get(term) };
      if (isSame(edit)) continue;
      const known = edits.get(term);
      if (known === undefined) edits.set(term, [edit]);
      else known.push(edit);
    }
    for (const word of old.words) if (!now.words.has(word)) words.set(word, (words.get(word) ?? 0) - 1);
    for (const word of now.words) if (!old.words.has(word)) words.set(word, (words.get(word) ?? 0) + 1);
  }
  const vocabulary = updateVocabulary({ words: maps.textWords, counts: maps.textWordCounts }, words, SMALL);
  const texts = new Map(changes.map(({ number, after }) => [textKey(number), after && toText(after, number)]));
  const changed = {
    ...updateTerms(maps, edits),
    texts: updateMap(maps.texts, texts),
    textWords: vocabulary.words,
    textWordCounts: vocabulary.counts,
  };
  return { maps: changed, edited: new Set(edits.keys()) };
}

const NOTHING: RecordTerms = { terms: new Map(), words: new Set() };

function readTerms(record: SearchRecord | undefined): RecordTerms {
  return record === undefined ? NOTHING : termsOf(record);
}

function isSame({ before, after }: TermEdit): boolean {
  return before !== undefined && after !== undefined && Buffer.compare(before, after) === 0;
}

/** The maps of names with some names changed; those that are on both sides are left alone. */
export function updateNameSide(maps: NameSide, removed: readonly Name[], added: readonly Name[]): NameSide {
  const words = new Map<string, number>();
  const count = (names: readonly Name[], step: number) => {
    for (const name of names) for (const word of correctWords(name)) words.set(word, (words.get(word) ?? 0) + step);
  };
  count(removed, -1);
  count(added, 1);
  const { names, counts } = updateNames({ names: maps.names, counts: maps.keyCounts }, { removed, added });
  const { best, tops } = updateTops({ ...maps, before: maps.names, names }, { removed, added });
  const vocabulary = { words: maps.nameWords, counts: maps.nameWordCounts };
  const { words: nameWords, counts: nameWordCounts } = updateVocabulary(vocabulary, words, Number.POSITIVE_INFINITY);
  return { names, keyCounts: counts, best, tops, nameWords, nameWordCounts };
}

/** What is never shown is often a misspelling that somebody knows of: no word is put right by it. */
export function correctWords({ row, words }: Name): ReadonlySet<string> {
  const [, , , , , hidden] = row;
  return new Set(hidden === 1 ? [] : words);
}

/** Names that are not in the other list with the very same row. */
export function namesWithout(names: readonly Name[], others: readonly Name[]): Name[] {
  const known = new Map(others.map(({ row }) => [rowKey(row), row.join('\n')]));
  return names.filter(({ row }) => known.get(rowKey(row)) !== row.join('\n'));
}
