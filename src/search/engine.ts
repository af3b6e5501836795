import { type SearchAnswer, type SearchResult, toParts } from './answer.ts';
import type { Index } from './find-names.ts';
import { INDEX_VERSION, MANIFEST, type SearchManifest } from './manifest.ts';
import { parseQuery } from './parse-query.ts';
import type { NameHit } from './rank-names.ts';
import { createShardReader, fromJson, type LoadFile } from './read-shards.ts';
import { type NamesFound, searchNames, searchNamesSettled } from './search-names.ts';

export type SearchRequest = {
  readonly query: string;
  /** False while a person types: only what is quick. */
  readonly settled: boolean;
  /** Search for the words just as they are typed. */
  readonly verbatim?: boolean;
  readonly limit: number;
};

export type Engine = { readonly search: (request: SearchRequest) => Promise<SearchAnswer> };

/** The index is from a build of another shape than this program; the page must be loaded again. */
export class StaleIndexError extends Error {}

/** Answers queries from the files of the index; keeps no state but what it has loaded. */
export function createEngine(load: LoadFile): Engine {
  const shards = createShardReader(load);
  let opened: Promise<Index> | undefined;
  const open = () => {
    opened ??= load(MANIFEST).then((bytes) => ({ manifest: checked(fromJson<SearchManifest>(bytes)), shards }));
    opened.catch(() => {
      opened = undefined;
    });
    return opened;
  };
  return {
    async search(request) {
      const index = await open();
      const query = parseQuery(request.query);
      if (query.words.length === 0) return { results: [], corrected: undefined, settled: request.settled };
      const find = request.settled && !request.verbatim ? searchNamesSettled : searchNames;
      return toAnswer(await find(query, index), request, index);
    },
  };
}

function checked(manifest: SearchManifest): SearchManifest {
  if (manifest.version !== INDEX_VERSION) throw new StaleIndexError('the search index is of another version');
  return manifest;
}

function toAnswer({ hits, corrected }: NamesFound, request: SearchRequest, index: Index): SearchAnswer {
  const byEntry = new Map<number, NameHit>();
  for (const hit of hits) if (!byEntry.has(hit.row[0])) byEntry.set(hit.row[0], hit);
  const results = [...byEntry.values()].slice(0, request.limit).map((hit) => toResult(hit, index));
  return { results, corrected: corrected?.text, settled: request.settled };
}

function toResult({ row, marks }: NameHit, { manifest }: Index): SearchResult {
  const [, name, title, permalink, kind] = row;
  return {
    permalink,
    title: title === '' ? toParts(name, marks) : toParts(title, []),
    label: title === '' ? undefined : toParts(name, marks),
    kind: manifest.kinds[kind] ?? 'topic',
    passages: [],
  };
}
