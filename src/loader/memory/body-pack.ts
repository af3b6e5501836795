import { existsSync, fsyncSync, mkdirSync, openSync, readdirSync, readSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { threadId } from 'node:worker_threads';

/** Where bytes lie: name of the pack, offset and length. */
export type Place = readonly [pack: string, at: number, length: number];

/** The bodies of entries in a few large files: ten thousand small ones would cost half a second to open. */
export type BodyPack = {
  /** Writes pieces one after the other. */
  readonly write: (pieces: readonly Uint8Array[]) => Place;
  /** Throws `LostBody` where the bytes are gone. */
  readonly read: (place: Place) => Buffer;
  /** Makes sure that what was written stays; gives the name of the pack it was written to, if any was. */
  readonly finish: () => void;
  /** Names of packs, with the bytes of each that are still in use; those with none are removed. */
  readonly keepOnly: (used: ReadonlySet<string>) => void;
};

/** A body that the index of the cache names is not there: somebody has deleted a part of the cache. */
export class LostBody extends Error {}

const ENDING = '.pack';
/** Bytes gathered before they are written. */
const GATHERED = 1 << 20;

export function openPack(folder: string): BodyPack {
  const readers = new Map<string, number>();
  let own: { name: string; file: number; at: number; waiting: Uint8Array[]; size: number } | undefined;
  const flush = () => {
    if (own === undefined || own.size === 0) return;
    writeSync(own.file, Buffer.concat(own.waiting));
    own.waiting = [];
    own.size = 0;
  };
  const begin = () => {
    mkdirSync(folder, { recursive: true });
    const name = newName(folder);
    own = { name, file: openSync(join(folder, name + ENDING), 'wx+'), at: 0, waiting: [], size: 0 };
    return own;
  };
  return {
    write(pieces) {
      const pack = own ?? begin();
      const length = pieces.reduce((sum, piece) => sum + piece.length, 0);
      const place: Place = [pack.name, pack.at, length];
      pack.waiting.push(...pieces);
      pack.size += length;
      pack.at += length;
      if (pack.size >= GATHERED) flush();
      return place;
    },
    read([name, at, length]) {
      if (name === own?.name) flush();
      const bytes = Buffer.allocUnsafe(length);
      const file = name === own?.name ? own.file : (readers.get(name) ?? openForReading(join(folder, name + ENDING)));
      readers.set(name, file);
      if (readSync(file, bytes, 0, length, at) !== length) throw new LostBody(name);
      return bytes;
    },
    finish() {
      flush();
      if (own !== undefined) fsyncSync(own.file);
    },
    keepOnly(used) {
      for (const file of readdirSync(folder)) {
        const name = file.slice(0, -ENDING.length);
        if (file.endsWith(ENDING) && !used.has(name) && name !== own?.name) rmSync(join(folder, file), { force: true });
      }
    },
  };
}

function openForReading(path: string): number {
  try {
    return openSync(path, 'r');
  } catch {
    throw new LostBody(path);
  }
}

/** So many packs this thread has begun. */
let begun = 0;

/** A name that no pack has, nor had one that another thread may still be reading; two builds at once find two. */
function newName(folder: string): string {
  const name = [process.pid, threadId, begun++].join('-');
  return existsSync(join(folder, name + ENDING)) ? newName(folder) : name;
}
