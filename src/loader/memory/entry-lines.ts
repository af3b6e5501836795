import { join } from 'node:path';
import type { ReadingPath, SiteCounts } from '../../data/views.ts';
import type { Message } from '../../model/message.ts';
import type { BodyPack, Place } from './body-pack.ts';
import type { KeptEntry } from './kept-entry.ts';
import { type KeptLines, openLines } from './kept-lines.ts';

/** A file whose body has errors, and what they are. */
type Refusal = { readonly path: string; readonly text: string; readonly messages: readonly Message[] };

/** What a whole site came to, for as long as nothing changes that one entry shows of another. */
export type Settled = {
  /** Digest of all of the content but its entries, and of where the site stands. */
  readonly from: string;
  /** Digest of all of the content. */
  readonly content: string;
  readonly counts: SiteCounts;
  readonly sourceTitles: readonly (readonly [id: string, title: string])[];
  /** What is to be said of all but the bodies of single entries. */
  readonly messages: readonly Message[];
  /** What is to be said of those, by path. */
  readonly told: readonly (readonly [path: string, messages: readonly Message[]])[];
  readonly paths: readonly ReadingPath[];
  /** Path and digest of the files that are no entry, for what is wrong with them. */
  readonly unread: readonly (readonly [path: string, digest: string])[];
};

/** What is of no single entry. */
export type Head = {
  readonly code: string;
  /** Digest of all that the names were worked out from. */
  readonly named: string;
  readonly shared: readonly (readonly [name: string, ids: readonly string[]])[];
  readonly refused: readonly Refusal[];
};

/** The lines of all names, which few builds read. */
type NameLines = { readonly names: readonly string[] };

/** What a line may hold. */
export type Kept = KeptEntry | Head | NameLines | Settled;

const INDEX = 'entries.jsonl';
/** Stand in the file for what is not of one entry; no path is like them. */
export const HEAD = '';
export const NAMES = ' ';
export const SETTLED = '  ';

/** The lines that a folder of the cache keeps of entries: one an entry, and some that are of all. */
export function openEntryLines(folder: string): KeptLines<Kept> {
  return openLines(join(folder, INDEX), isKept);
}

function isKept(value: unknown): value is Kept {
  const marks = ['body', 'code', 'names', 'told'];
  return typeof value === 'object' && value !== null && marks.some((mark) => mark in value);
}

/** Entries among the lines, by path. */
export function* entriesIn({ names, get }: KeptLines<Kept>): Iterable<readonly [string, KeptEntry]> {
  for (const name of names()) {
    const line = get(name);
    if (line !== undefined && 'body' in line) yield [name, line];
  }
}

/** Undefined where other code has written it down. */
export function headOf(value: Kept | undefined, code: string): Head | undefined {
  return value !== undefined && 'code' in value && value.code === code ? value : undefined;
}

export function namesOf(value: Kept | undefined): readonly string[] {
  return value !== undefined && 'names' in value ? value.names : [];
}

export function settledOf(value: Kept | undefined): Settled | undefined {
  return value !== undefined && 'told' in value ? value : undefined;
}

export function placesOf({ body, around }: KeptEntry): readonly Place[] {
  return around === undefined ? [body] : [body, around.place];
}

/** More packs than this are joined to one. */
const PACKS = 12;

/** Copies what is still in use of all packs but the largest into the new one, when there are many. */
export function joinPacks(lines: ReadonlyMap<string, KeptEntry>, pack: BodyPack): ReadonlyMap<string, KeptEntry> {
  const sizes = new Map<string, number>();
  for (const [name, , length] of [...lines.values()].flatMap(placesOf))
    sizes.set(name, (sizes.get(name) ?? 0) + length);
  if (sizes.size <= PACKS) return lines;
  const largest = [...sizes].reduce((a, b) => (b[1] > a[1] ? b : a))[0];
  const moved = (place: Place) => (place[0] === largest ? place : pack.write([pack.read(place)]));
  return new Map(
    Array.from(lines, ([path, line]) => {
      if (placesOf(line).every(([name]) => name === largest)) return [path, line];
      const { around } = line;
      const body = moved(line.body);
      return [path, { ...line, body, ...(around && { around: { ...around, place: moved(around.place) } }) }];
    }),
  );
}
