import type { NameHit } from './rank-names.ts';
import type { PassageScore } from './rank-passages.ts';
import type { NamesFound } from './search-names.ts';
import type { PassagesFound } from './search-passages.ts';

/** An entry in the one ranked list: its name matched, its texts, or both. */
export type EntryHit = {
  readonly number: number;
  readonly score: number;
  readonly name: NameHit | undefined;
  readonly passage: PassageScore | undefined;
};

/** What a name reached only by putting words right loses where the texts hold the words as they were typed. */
const TYPED_RIGHT = 250;
const BOTH = 8;

/** Names and passages in one list, each entry once. */
export function mergeHits(names: NamesFound, passages: PassagesFound): EntryHit[] {
  const isTyped = passages.corrected === undefined && passages.scores[0]?.whole === true;
  const loss = isTyped && names.corrected !== undefined ? TYPED_RIGHT : 0;
  const byEntry = new Map<number, EntryHit>();
  for (const name of names.hits) {
    const number = name.row[0];
    const score = name.score - loss;
    if (!byEntry.has(number)) byEntry.set(number, { number, score, name, passage: undefined });
  }
  for (const passage of passages.scores) {
    const { number } = passage;
    const known = byEntry.get(number);
    const score = Math.max(known?.score ?? 0, passage.score) + (known === undefined ? 0 : BOTH);
    byEntry.set(number, { number, score, name: known?.name, passage });
  }
  return [...byEntry.values()].sort((a, b) => b.score - a.score || a.number - b.number);
}
