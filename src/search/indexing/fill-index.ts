import type { SearchRecord } from '../../model/search-record.ts';
import { textKey } from '../format/entry-text.ts';
import { countFacets, facetCounts, noFacets, tallyFacets } from '../format/facets.ts';
import { numberEntries } from '../format/number-entries.ts';
import { type SearchSource, toEntries } from './changed-entries.ts';
import { addListed, listed, putAside } from './encoded-values.ts';
import { addNames, endNames, startNames } from './fill-names.ts';
import { addTerms, endTerms, startTerms } from './fill-terms.ts';
import { type MapOf, openNames, openTexts } from './index-maps.ts';
import { SMALL } from './index-records.ts';
import type { IndexStore } from './index-store.ts';
import { emptyMap, fillMap } from './shard-map.ts';
import { textsSpec, toText } from './text-map.ts';
import { updateVocabulary } from './update-vocabulary.ts';
import { type IndexUpdate, isServed, pathsOf, writeIndex } from './write-index.ts';

/** An index that is being filled from nothing. */
export type IndexFilling = {
  /** Puts an entry in; they must come in the order of their numbers (see `inOrder`). Its record is not held. */
  readonly add: (record: SearchRecord, number: number) => void;
  /** Writes what can be written only when all entries are known. */
  readonly end: (source: Pick<SearchSource, 'digests' | 'titles'>) => IndexUpdate;
};

/** Ids with their numbers, in the order of these. */
export function inOrder(digests: SearchSource['digests']): (readonly [id: string, number: number])[] {
  return [...numberEntries([...digests.keys()])].sort(([, a], [, b]) => a - b);
}

/** Fills an index in a store that holds none. What grows with the entries is put aside, but for names and words. */
export function startFilling(store: IndexStore): IndexFilling {
  const open: MapOf = (spec) => emptyMap(spec, store);
  const texts = putAside(store.scratch('texts'));
  const terms = startTerms(store);
  const names = startNames();
  const facets = tallyFacets(noFacets);
  return {
    add(record, number) {
      const [key, value] = [textKey(number), toText(record, number)];
      addListed(texts, { key, weight: textsSpec.weigh(value, key) }, value);
      addTerms(terms, record, number);
      addNames(names, record, number);
      countFacets(facets, record, 1);
    },
    end({ digests, titles }) {
      const empty = openTexts(open);
      const filled = endTerms(terms, empty);
      const written = fillMap(empty.texts, listed(texts));
      texts.scratch.remove();
      const { words, wordEntries } = terms.collection;
      const counts = new Map(words.map((word, at) => [word, wordEntries[at] ?? 0]));
      const vocabulary = updateVocabulary({ words: empty.textWords, counts: empty.textWordCounts }, counts, SMALL);
      const textSide = {
        ...filled.maps,
        texts: written,
        textWords: vocabulary.words,
        textWordCounts: vocabulary.counts,
      };
      const maps = Object.values({ ...textSide, ...endNames(names, openNames(open)) });
      const entries = toEntries(digests, new Map(inOrder(digests)));
      const kept = writeIndex(
        { entries, facets: facetCounts(facets), titles, common: filled.common, maps },
        undefined,
        store,
      );
      return { isNew: true, written: [...pathsOf(kept, maps)].filter(isServed), gone: [] };
    },
  };
}
