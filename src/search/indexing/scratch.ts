import { type ByteReader, createWriter, writeBytes } from '../format/pack.ts';

/** Bytes put aside while an index is filled, where memory should not hold them: written in a row, read back later. */
export type Scratch = {
  /** Puts bytes behind the others; returns where they begin. */
  readonly append: (bytes: Uint8Array) => number;
  /** Fills `into` with bytes from one on. */
  readonly read: (from: number, into: Uint8Array) => void;
  readonly remove: () => void;
};

export function createMemoryScratch(): Scratch {
  const held = createWriter(0);
  return {
    append(bytes) {
      writeBytes(held, bytes);
      return held.length - bytes.length;
    },
    read: (from, into) => into.set(held.bytes.subarray(from, from + into.length)),
    remove() {
      held.bytes = new Uint8Array(0);
      held.length = 0;
    },
  };
}

/** Bytes of a scratch that are read one after the other, some of them at hand. */
export type ScratchReader = ByteReader & {
  bytes: Uint8Array;
  readonly scratch: Scratch;
  /** What is read into, again and again. */
  room: Uint8Array;
  next: number;
  readonly end: number;
};

/** So many bytes are read at once. */
const PIECE = 65_536;

export function readScratch(scratch: Scratch, from: number, end: number): ScratchReader {
  return { bytes: new Uint8Array(0), at: 0, scratch, room: new Uint8Array(0), next: from, end };
}

/** Sees to it that so many bytes are at hand, or all that are left; what was read before does not hold any more. */
export function readAhead(reader: ScratchReader, length: number): void {
  const held = reader.bytes.length - reader.at;
  if (held >= length || reader.next === reader.end) return;
  const from = reader.next - held;
  const size = Math.min(reader.end - from, Math.max(length, PIECE));
  if (size > reader.room.length) reader.room = new Uint8Array(size);
  reader.bytes = reader.room.subarray(0, size);
  reader.scratch.read(from, reader.bytes);
  reader.at = 0;
  reader.next = from + size;
}

export function isRead({ bytes, at, next, end }: ScratchReader): boolean {
  return at === bytes.length && next === end;
}
