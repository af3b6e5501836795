import type { EntryKind } from '../../model/entry.ts';
import type { PlaceKind } from './places.ts';

/** An entry's texts as they lie in the index, with what a result shows of it. Its title is the first place. */
export type EntryText = {
  readonly number: number;
  readonly permalink: string;
  readonly kind: EntryKind;
  readonly hidden: readonly string[];
  /** Ids of its sources. */
  readonly sources: readonly string[];
  readonly years: readonly string[];
  readonly places: readonly (readonly [kind: PlaceKind, fragment: string, text: string])[];
};

/** Entry number → key in the map of texts; keys sort as numbers do. */
export function textKey(number: number): string {
  return number.toString(36).padStart(6, '0');
}
