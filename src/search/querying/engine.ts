import type { EntryText } from '../format/entry-text.ts';
import type { Facets } from '../format/facets.ts';
import { INDEX_VERSION, MANIFEST, type SearchManifest } from '../format/manifest.ts';
import { type SearchAnswer, type SearchResult, toParts } from './answer.ts';
import { nextTask } from './ask-terms.ts';
import type { Index } from './find-names.ts';
import { type EntryHit, mergeHits } from './merge-hits.ts';
import { type Filters, narrow } from './narrow.ts';
import { parseQuery, type Query, withoutPoints } from './parse-query.ts';
import type { NameHit } from './rank-names.ts';
import { createShardReader, fromJson, type LoadFile } from './read-shards.ts';
import { type NamesFound, SENTENCE, searchNames, searchNamesSettled } from './search-names.ts';
import { type PassagesFound, preparePassages, searchPassages, textsOf } from './search-passages.ts';
import { marksIn, showPassages } from './show-passages.ts';

export type SearchRequest = {
  readonly query: string;
  /** False while a person types: names only, and only what is quick. */
  readonly settled: boolean;
  /** Search for the words just as they are typed. */
  readonly verbatim?: boolean;
  readonly filters?: Filters;
  readonly limit: number;
};

export type Engine = {
  /** `early` is given what the names alone say, where that is something, before the texts have been asked too. */
  readonly search: (request: SearchRequest, early?: (answer: SearchAnswer) => void) => Promise<SearchAnswer>;
  readonly facets: () => Promise<Facets>;
};

/** The index is from a build of another shape than this program; the page must be loaded again. */
export class StaleIndexError extends Error {}

const PASSAGES_SHOWN = 2;
const FITS = 690;
const HARDLY = 0.4;
/** Up to so many pages of each tree are asked for before anything is typed. */
const FEW_PAGES = 4;
const NONE: PassagesFound = { scores: [], asked: [], corrected: undefined };

/** Answers queries from the files of the index; keeps no state but what it has loaded. */
export function createEngine(load: LoadFile): Engine {
  const shards = createShardReader(load);
  let opened: Promise<Index> | undefined;
  const open = () => {
    opened ??= load(MANIFEST).then((bytes) => warmed({ manifest: checked(fromJson<SearchManifest>(bytes)), shards }));
    opened.catch(() => {
      opened = undefined;
    });
    return opened;
  };
  return {
    async search(request, early) {
      const { settled } = request;
      const query = parseQuery(settled ? request.query : withoutPoints(request.query));
      const index = await open();
      if (query.words.length === 0) return { results: [], total: 0, corrected: undefined, settled };
      return settled ? searchPointed(query, { request, early }, index) : searchQuick(query, request, index);
    },
    facets: async () => fromJson<Facets>(await load((await open()).manifest.facets)),
  };
}

function checked(manifest: SearchManifest): SearchManifest {
  if (manifest.version !== INDEX_VERSION) throw new StaleIndexError('the search index is of another version');
  return manifest;
}

function warmed(index: Index): Index {
  const { names, tops, terms, nameWords, textWords } = index.manifest;
  for (const tree of [names, tops, terms, nameWords, textWords])
    index.shards.warm(tree, FEW_PAGES).catch(() => undefined);
  return index;
}

async function searchQuick(query: Query, { filters, limit }: SearchRequest, index: Index): Promise<SearchAnswer> {
  const [names, allowed] = await Promise.all([searchNames(query, index), narrow(filters ?? {}, index)]);
  preparePassages(query, index).catch(() => undefined);
  return namesOnly(onlyAllowed(names, allowed), limit, index);
}

type Asking = { readonly request: SearchRequest; readonly early: ((answer: SearchAnswer) => void) | undefined };

/** Single letters with points between them are an acronym, or else, where none is known, a person's initials. */
async function searchPointed(query: Query, asking: Asking, index: Index): Promise<SearchAnswer> {
  const acronym = parseQuery(withoutPoints(asking.request.query));
  if (acronym.text === query.text) return searchAll(query, asking, index);
  const answer = await searchAll(acronym, asking, index);
  const isKnown = answer.results.length > 0 && answer.corrected === undefined;
  return isKnown ? answer : searchAll(query, asking, index);
}

/** Where no entry holds the words in quotes side by side, they are asked without quotes, and the answer says so. */
async function searchAll(query: Query, asking: Asking, index: Index): Promise<SearchAnswer> {
  const answer = await searchBoth(query, asking, index);
  const isStrict = query.phrases.length === 0 || asking.request.verbatim === true;
  if (isStrict || answer.results.length > 0) return answer;
  const loose = await searchBoth({ ...query, phrases: [] }, asking, index);
  return { ...loose, corrected: loose.results.length === 0 ? undefined : (loose.corrected ?? query.text) };
}

async function searchBoth(query: Query, { request, early }: Asking, index: Index): Promise<SearchAnswer> {
  const verbatim = request.verbatim ?? false;
  const allowed = await narrow(request.filters ?? {}, index);
  const asNames = async () => {
    if (query.phrases.length > 0) return { hits: [], corrected: undefined };
    const found = verbatim ? await searchNames(query, index) : await searchNamesSettled(query, index);
    const names = onlyAllowed(found, allowed);
    if (names.hits.length > 0 && !isAnswered) early?.(namesOnly(names, request.limit, index));
    return names;
  };
  let isAnswered = false;
  const named = asNames();
  // Names that are not waited for may fail.
  named.catch(() => undefined);
  // Work on texts waits for the names, but not while they wait for the network.
  const turn = () => Promise.race([named, nextTask()]);
  const passages = await searchPassages(query, index, { verbatim, allowed, turn });
  const isTyped = query.phrases.length === 0 && query.words.length >= SENTENCE && holdsAsTyped(passages);
  const names = isTyped ? onlyAllowed(await searchNames(query, index), allowed) : await named;
  isAnswered = true;
  const worthy = worthShowing(mergeHits(names, passages));
  const merged = worthy.slice(0, request.limit);
  const withText = merged.filter(needsText).map(({ number }) => number);
  const texts = await textsOf(withText, index);
  const results = merged.flatMap((hit) => toResult(hit, texts.get(hit.number), { query, passages, index }));
  return {
    results,
    total: worthy.length,
    corrected: correctedBy(merged[0], { names, passages, verbatim }),
    settled: true,
  };
}

/** Does a text hold all words as they were typed? Then none is a misspelt name, and no name with words put right is waited for. */
function holdsAsTyped({ scores, corrected }: PassagesFound): boolean {
  return corrected === undefined && scores[0]?.whole === true;
}

type Understood = { readonly names: NamesFound; readonly passages: PassagesFound; readonly verbatim: boolean };

/** The query as it was understood. A name that is never shown is a misspelling that somebody knows of: its title was meant. */
function correctedBy(best: EntryHit | undefined, { names, passages, verbatim }: Understood): string | undefined {
  if (best?.name === undefined || best.name.score <= (best.passage?.score ?? 0)) return passages.corrected;
  const [, , title, , , hidden] = best.name.row;
  return hidden === 1 && !verbatim ? title : names.corrected?.text;
}

function onlyAllowed({ hits, corrected }: NamesFound, allowed: ReadonlySet<number> | undefined): NamesFound {
  return { hits: hits.filter(({ row }) => allowed?.has(row[0]) ?? true), corrected };
}

function namesOnly({ hits }: NamesFound, limit: number, index: Index): SearchAnswer {
  const merged = mergeHits({ hits, corrected: undefined }, NONE);
  const results = merged.slice(0, limit).flatMap(({ name }) => (name === undefined ? [] : [nameResult(name, index)]));
  return { results, total: merged.length, corrected: undefined, settled: false };
}

/** Where something fits well, what hardly fits is left out. */
function worthShowing(hits: readonly EntryHit[]): readonly EntryHit[] {
  const best = hits[0]?.score ?? 0;
  return best < FITS ? hits : hits.filter(({ score }) => score >= best * HARDLY);
}

/** A result by name alone says enough, unless its texts hold all words too. */
function needsText({ name, passage }: EntryHit): boolean {
  return passage !== undefined && (passage.whole || name === undefined);
}

type Found = { readonly query: Query; readonly passages: PassagesFound; readonly index: Index };

function toResult(hit: EntryHit, text: EntryText | undefined, found: Found): SearchResult[] {
  const named = hit.name === undefined ? undefined : nameResult(hit.name, found.index);
  if (text === undefined || hit.passage === undefined) return named === undefined ? [] : [named];
  const { query, passages } = found;
  const places = hit.passage.whole || named === undefined ? hit.passage.places : [];
  const shown = showPassages(text, places, { query, asked: passages.asked, most: PASSAGES_SHOWN });
  if (named !== undefined) return [{ ...named, passages: shown }];
  const title = text.places[0]?.[2] ?? '';
  const { permalink, kind } = text;
  const marks = marksIn(title, query, passages.asked);
  return [{ permalink, kind, title: toParts(title, marks), label: undefined, passages: shown }];
}

function nameResult({ row, marks }: NameHit, { manifest }: Index): SearchResult {
  const [, name, title, permalink, kind, hidden] = row;
  return {
    permalink,
    title: title === '' ? toParts(name, marks) : toParts(title, []),
    label: title === '' || hidden === 1 ? undefined : toParts(name, marks),
    kind: manifest.kinds[kind] ?? 'topic',
    passages: [],
  };
}
