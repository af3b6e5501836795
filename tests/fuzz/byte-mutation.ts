import fc from 'fast-check';
import { word } from './hostile-words.ts';

/** One change of some bytes; places are fractions of the length, so that it fits every file. */
type Change = {
  readonly kind: 'flip' | 'cut' | 'repeat' | 'insert' | 'end' | 'number';
  readonly at: number;
  readonly size: number;
  readonly text: string;
};

export const changes: fc.Arbitrary<readonly Change[]> = fc.array(
  fc.record({
    kind: fc.constantFrom(
      'flip' as const,
      'cut' as const,
      'repeat' as const,
      'insert' as const,
      'end' as const,
      'number' as const,
    ),
    at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
    size: fc.integer({ min: 1, max: 400 }),
    text: word,
  }),
  { minLength: 1, maxLength: 6 },
);

export function mutate(bytes: Uint8Array, list: readonly Change[]): Uint8Array {
  return list.reduce<Uint8Array>(mutateOnce, bytes);
}

function mutateOnce(bytes: Uint8Array, { kind, at, size, text }: Change): Uint8Array {
  const from = Math.floor(at * bytes.length);
  const [before, rest] = [bytes.subarray(0, from), bytes.subarray(from)];
  switch (kind) {
    case 'flip': {
      const copy = bytes.slice();
      if (from < copy.length) copy[from] = (copy[from] ?? 0) ^ (size & 255 || 1);
      return copy;
    }
    case 'cut':
      return joined(before, rest.subarray(size));
    case 'repeat':
      return joined(before, rest.subarray(0, size), rest.subarray(0, size), rest);
    case 'insert':
      return joined(before, Buffer.from(text), rest);
    case 'end':
      return bytes.slice(0, Math.max(1, from));
    case 'number':
      return otherNumber(bytes, from, size);
  }
}

/** The next number in the text becomes another: lengths, offsets, references. */
function otherNumber(bytes: Uint8Array, from: number, size: number): Uint8Array {
  const ahead = Buffer.from(bytes.subarray(from, from + 2000)).toString('latin1');
  const found = /\d+/.exec(ahead);
  if (found === null) return bytes;
  const others = ['0', '-1', '1', '2', '65535', '4294967296', '99999999999', found[0].split('').reverse().join('')];
  const start = from + found.index;
  const other = Buffer.from(others[size % others.length] ?? '0');
  return joined(bytes.subarray(0, start), other, bytes.subarray(start + found[0].length));
}

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}
