import { gzipSync } from 'node:zlib';
import { z } from 'astro/zod';
import Fuse from 'fuse.js';
import MiniSearch from 'minisearch';
import type { SearchRecord } from '../../../src/model/search-record.ts';
import type { InstalledPeers } from './install-peers.ts';

/** A search over a corpus: ids of entries, best first. */
export type Finder = (query: string) => readonly string[] | Promise<readonly string[]>;
/** `bytes`: what a browser must have, compressed, before it can answer. */
export type Peer = { readonly find: Finder; readonly bytes: number };

const SHOWN = 10;

/** Fuse.js over names and summary, options as its documents advise for long texts; plain, or by tokens. */
export function fuse(records: readonly SearchRecord[], useTokenSearch: boolean): Peer {
  const keys = [
    { name: 'title', weight: 3 },
    { name: 'labels', weight: 2 },
    { name: 'summary', weight: 1 },
  ];
  const items = records.map(({ id, title, labels, summary }) => ({ id, title, labels, summary }));
  const index = new Fuse(items, { keys, ignoreLocation: true, threshold: 0.4, useTokenSearch });
  return {
    find: (query) => index.search(query, { limit: SHOWN }).map(({ item }) => item.id),
    bytes: compressed(JSON.stringify(items)),
  };
}

/** MiniSearch over everything, with prefixes and fuzzy words, titles and labels boosted. */
export function miniSearch(records: readonly SearchRecord[]): Peer {
  const index = new MiniSearch({
    fields: ['title', 'labels', 'headings', 'summary', 'text'],
    searchOptions: { prefix: true, fuzzy: 0.2, boost: { title: 4, labels: 3, headings: 2 } },
  });
  index.addAll(records.map(toFields));
  const find: Finder = (query) =>
    index
      .search(query)
      .slice(0, SHOWN)
      .map(({ id }) => String(id));
  return { find, bytes: compressed(JSON.stringify(index)) };
}

const flexSchema = z.object({
  Document: z.custom<new (options: object) => FlexDocument>((value) => typeof value === 'function'),
  Charset: z.record(z.string(), z.unknown()),
});
type FlexDocument = {
  readonly add: (fields: object) => unknown;
  readonly search: (query: string, options: object) => readonly { readonly id: string }[];
  readonly export: (take: (name: string, data: string | undefined) => unknown) => unknown;
};

/** FlexSearch over everything: words by their beginnings and by sound; where not all are there, those that are. */
export async function flexSearch(records: readonly SearchRecord[], peers: InstalledPeers): Promise<Peer> {
  const { Document, Charset } = flexSchema.parse(await peers.load('flexsearch/dist/flexsearch.bundle.module.min.mjs'));
  const fields = ['title', 'labels', 'headings', 'summary', 'text'];
  const index = new Document({
    document: {
      id: 'id',
      index: fields.map((field) => ({ field, tokenize: 'forward', encoder: Charset['LatinAdvanced'] })),
    },
  });
  for (const record of records) index.add(toFields(record));
  let bytes = 0;
  await index.export((_, data) => {
    bytes += compressed(data ?? '');
  });
  return {
    find: (query) =>
      index
        .search(query, { limit: SHOWN, merge: true, suggest: true })
        .slice(0, SHOWN)
        .map(({ id }) => String(id)),
    bytes,
  };
}

function toFields({ id, title, labels, headings, summary, passages }: SearchRecord) {
  const lines = (texts: readonly { readonly text: string }[]) => texts.map(({ text }) => text).join('\n');
  return { id, title, labels: labels.join('\n'), headings: lines(headings), summary, text: lines(passages) };
}

function compressed(text: string): number {
  return gzipSync(text).length;
}
