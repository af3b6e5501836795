import { compareText } from '../../model/message.ts';

/** Numbers lie this many times further apart than they need to, so that a new entry seldom meets a taken one. */
const SPARSE = 8;

/**
 * Gives every id a number that hangs on the id alone, save where two collide (then the later id takes the next free
 * one) and when the count passes a power of two: an added entry leaves the others' numbers, and their files, alone.
 */
export function numberEntries(ids: readonly string[]): Map<string, number> {
  const size = numberSpace(ids.length);
  const taken = new Set<number>();
  const numbers = new Map<string, number>();
  for (const id of [...ids].sort(compareText)) {
    let number = hash(id) & (size - 1);
    while (taken.has(number)) number = (number + 1) & (size - 1);
    taken.add(number);
    numbers.set(id, number);
  }
  return numbers;
}

/** Numbers of so many entries lie below this. */
export function numberSpace(entries: number): number {
  let size = 256;
  while (size < entries * SPARSE) size *= 2;
  return size;
}

/** FNV-1a, 32 bits, its high bits folded down. http://www.isthe.com/chongo/tech/comp/fnv/ */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return (value ^ (value >>> 15)) >>> 0;
}
