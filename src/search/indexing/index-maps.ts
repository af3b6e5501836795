import { countsSpec } from './counts-map.ts';
import { bestSpec, keyCountsSpec, namesSpec, topsSpec } from './name-maps.ts';
import type { MapSpec, ShardMap } from './shard-map.ts';
import { bandsSpec, talliesSpec, termsSpec } from './term-maps.ts';
import { textsSpec } from './text-map.ts';
import { vocabularySpec } from './update-vocabulary.ts';

/** Every sorted map of an index. */
export const mapSpecs = {
  texts: textsSpec,
  terms: termsSpec,
  bands: bandsSpec,
  tallies: talliesSpec,
  textWords: vocabularySpec('text-words'),
  textWordCounts: countsSpec('text-words-counts'),
  names: namesSpec,
  keyCounts: keyCountsSpec,
  best: bestSpec,
  tops: topsSpec,
  nameWords: vocabularySpec('name-words'),
  nameWordCounts: countsSpec('name-words-counts'),
};

type Specs = typeof mapSpecs;
export type IndexMaps = { readonly [Name in keyof Specs]: Specs[Name] extends MapSpec<infer V> ? ShardMap<V> : never };
export type TextSide = Pick<IndexMaps, 'texts' | 'terms' | 'bands' | 'tallies' | 'textWords' | 'textWordCounts'>;
export type NameSide = Omit<IndexMaps, keyof TextSide>;

/** A map of each kind: empty, or as it was kept. */
export type MapOf = <Value>(spec: MapSpec<Value>) => ShardMap<Value>;

export function openTexts(open: MapOf): TextSide {
  const { texts, terms, bands, tallies, textWords, textWordCounts } = mapSpecs;
  return {
    texts: open(texts),
    terms: open(terms),
    bands: open(bands),
    tallies: open(tallies),
    textWords: open(textWords),
    textWordCounts: open(textWordCounts),
  };
}

export function openNames(open: MapOf): NameSide {
  const { names, keyCounts, best, tops, nameWords, nameWordCounts } = mapSpecs;
  return {
    names: open(names),
    keyCounts: open(keyCounts),
    best: open(best),
    tops: open(tops),
    nameWords: open(nameWords),
    nameWordCounts: open(nameWordCounts),
  };
}
