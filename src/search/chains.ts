import { type ByteWriter, needRoom, writeNumber } from './pack.ts';

/**
 * Where the terms of the entry at hand stand, as one linked list a term: `first` and `last` by term, 0 for none;
 * `next`, `place` and `position` by occurrence.
 */
export type Chains = {
  first: Int32Array;
  last: Int32Array;
  next: Int32Array;
  place: Int32Array;
  position: Int32Array;
  count: number;
  /** Terms of the entry at hand. */
  readonly touched: number[];
};

export function createChains(): Chains {
  const ints = () => new Int32Array(1024);
  return { first: ints(), last: ints(), next: ints(), place: ints(), position: ints(), count: 0, touched: [] };
}

/** Makes room for a term that was not met before. */
export function addChain(chains: Chains, at: number): void {
  if (at < chains.first.length) return;
  chains.first = larger(chains.first, at);
  chains.last = larger(chains.last, at);
}

/** Adds one occurrence of a term behind its others. */
export function link(chains: Chains, at: number, place: number, position: number): void {
  const one = ++chains.count;
  if (one >= chains.next.length) {
    for (const name of ['next', 'place', 'position'] as const) chains[name] = larger(chains[name], one);
  }
  chains.place[one] = place;
  chains.position[one] = position;
  chains.next[one] = 0;
  if (chains.first[at] === 0) {
    chains.first[at] = one;
    chains.touched.push(at);
  } else chains.next[chains.last[at] ?? 0] = one;
  chains.last[at] = one;
}

/**
 * One entry of a posting: its distance from the one before, how long its occurrences are, and for each place its
 * distance from the one before, how many positions, then their distances.
 */
export function writeOccurrences(
  writer: ByteWriter,
  chains: Chains,
  { at, distance }: { at: number; distance: number },
): void {
  const { next, place, position } = chains;
  writeNumber(writer, distance);
  const head = writer.length;
  writer.length++;
  needRoom(writer, 8);
  let before = 0;
  for (let one = Math.max(0, chains.first[at] ?? 0); one !== 0; ) {
    const here = place[one] ?? 0;
    let count = 0;
    let end = one;
    for (; end !== 0 && place[end] === here; end = next[end] ?? 0) count++;
    writeNumber(writer, here - before);
    writeNumber(writer, count);
    let last = 0;
    for (; one !== end; one = next[one] ?? 0) {
      writeNumber(writer, (position[one] ?? 0) - last);
      last = position[one] ?? 0;
    }
    before = here;
  }
  closeLength(writer, head);
}

/** Writes the length of what stands behind `head` there; one byte is free, and most lengths need no more. */
function closeLength(writer: ByteWriter, head: number): void {
  const length = writer.length - head - 1;
  let more = 0;
  for (let rest = length >>> 7; rest > 0; rest >>>= 7) more++;
  if (more > 0) {
    needRoom(writer, more);
    writer.bytes.copyWithin(head + 1 + more, head + 1, writer.length);
  }
  const end = writer.length + more;
  writer.length = head;
  writeNumber(writer, length);
  writer.length = end;
}

/** A list of twice the length at least. */
export function larger(ints: Int32Array, least: number): Int32Array {
  const more = new Int32Array(Math.max(least + 1, ints.length * 2));
  more.set(ints);
  return more;
}
