import type { SearchRecord } from '../../model/search-record.ts';
import { type EntryText, textKey } from '../format/entry-text.ts';
import { type PlaceKind, placesOf } from '../format/places.ts';
import { fromJsonBytes, toJsonBytes } from './shard-files.ts';
import type { MapSpec } from './shard-map.ts';

/** Small leaves answer soonest; many thousands of files are slow to put on a host. */
const SHARD_BYTES = 9000;
const LARGE_SHARD_BYTES = 32_000;
/** Up to this many entries leaves are small. A new count of this size numbers all entries anew: see `numberEntries`. */
const MOST_SMALL = 16_384;

/** The texts of entries, in order of number, to show and to check against. */
export const textsSpec: MapSpec<EntryText> = {
  name: 'texts',
  served: true,
  even: true,
  limit: (entries) => (entries > MOST_SMALL ? LARGE_SHARD_BYTES : SHARD_BYTES),
  weigh: ({ permalink, places }) => places.reduce((sum, [, , text]) => sum + text.length + 20, permalink.length + 60),
  encode: toJsonBytes,
  decode: (bytes) => {
    const values = fromJsonBytes<EntryText[]>(bytes);
    return { keys: values.map(({ number }) => textKey(number)), values };
  },
};

export function toText(record: SearchRecord, number: number): EntryText {
  const places = placesOf(record).map(({ kind, text, fragment }) => [kind, fragment, text] as const);
  const { permalink, kind, hidden, sources, years } = record;
  return { number, permalink, kind, hidden, sources, years, places };
}

/** The record that a text was made of, but for its id. */
export function toRecord({ permalink, kind, hidden, sources, years, places }: EntryText): SearchRecord {
  const all = (wanted: PlaceKind) => places.filter(([one]) => one === wanted);
  const texts = (wanted: PlaceKind) => all(wanted).map(([, , text]) => text);
  const pieces = (wanted: PlaceKind) => all(wanted).map(([, fragment, text]) => ({ text, fragment }));
  const [title = ''] = texts('title');
  const [summary = ''] = texts('summary');
  const named = { id: '', permalink, title, labels: texts('label'), hidden, kind, summary };
  return { ...named, tags: texts('tag'), sources, years, headings: pieces('heading'), passages: pieces('text') };
}
