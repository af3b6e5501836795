import { digestOf } from '../../data/digest-of.ts';
import type { Message } from '../../model/message.ts';
import type { SearchEntry } from '../../model/search-record.ts';
import { contentDigest } from '../content-digest.ts';
import { type ContentFolder, digestOfFile } from '../content-folder.ts';
import { digestOfShown, type EntryAround } from '../entry-around.ts';
import type { OwnEntry } from '../entry-view.ts';
import type { LoadedSite } from '../load-site.ts';
import { searchEntry } from '../search-entries.ts';
import type { Settled } from './entry-lines.ts';
import type { EntryMemory } from './entry-memory.ts';

/** Gives the address of a permalink on the site. */
export type Href = (permalink: string) => string;

type Found = Pick<Settled, 'messages' | 'told'> & {
  readonly folder: ContentFolder;
  readonly href: Href;
  readonly own: readonly OwnEntry[];
};

/** Tells a memory what a whole site came to, so that an edit of an entry's own text need not work it out again. */
export function settle(site: LoadedSite, memory: EntryMemory, { folder, href, own, messages, told }: Found): void {
  for (const [at, one] of own.entries()) keepAround(one, { memory, search: site.search[at] ?? searchEntry(one) });
  const { counts, sourceTitles, paths, digest: content } = site;
  const unread = folder.entries.flatMap((file) => {
    return memory.lineOf(file.path) === undefined ? [[file.path, digestOfFile(file)] as const] : [];
  });
  memory.settle({ from: digestBeside(folder, href), content, counts, sourceTitles, paths, messages, told, unread });
}

/** Keeps what stands around an entry, and what search tells it by. */
export function keepAround(
  one: OwnEntry,
  { memory, search }: { readonly memory: EntryMemory; readonly search: Pick<SearchEntry, 'digest'> },
): void {
  const { around } = one;
  memory.keepAround(one.entry.path, {
    digest: digestOf([digestOfShown(around), around.hidden, around.frozen]),
    search: search.digest,
    json: () => JSON.stringify(around satisfies EntryAround),
  });
}

/** Digest of all that a site is worked out from but its entries, and of where it stands. */
export function digestBeside(folder: ContentFolder, href: Href): string {
  return digestOf([contentDigest({ ...folder, entries: [] }), folder.pictures, href('')]);
}

/** Messages of entries, with those of some of them replaced. */
export function toldAnew(
  before: Settled['told'],
  now: readonly (readonly [path: string, messages: readonly Message[]])[],
): Settled['told'] {
  const all = new Map([...before, ...now]);
  return [...all].filter(([, messages]) => messages.length > 0);
}
