import { closeSync, mkdirSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Scratch } from '../../../src/search/indexing/scratch.ts';

/** Written at once. */
const FULL = 1 << 18;

/** Bytes put aside in a file, which is there until it is removed. */
export function createScratchFile(path: string): Scratch {
  mkdirSync(dirname(path), { recursive: true });
  const file = openSync(path, 'w+');
  const held = Buffer.allocUnsafe(FULL);
  let [length, onDisk] = [0, 0];
  const write = (bytes: Uint8Array) => {
    for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at, bytes.length - at, onDisk + at);
    onDisk += bytes.length;
  };
  const flush = () => {
    write(held.subarray(0, length));
    length = 0;
  };
  return {
    append(bytes) {
      const from = onDisk + length;
      if (length + bytes.length > FULL) flush();
      if (bytes.length > FULL) write(bytes);
      else {
        held.set(bytes, length);
        length += bytes.length;
      }
      return from;
    },
    read(from, into) {
      const size = into.length;
      if (from + size > onDisk) flush();
      for (let at = 0; at < size; ) {
        const read = readSync(file, into, at, size - at, from + at);
        if (read === 0) throw new Error(`${path} ends at ${from + at}`);
        at += read;
      }
    },
    remove() {
      closeSync(file);
      rmSync(path);
    },
  };
}
