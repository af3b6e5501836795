import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { checkedLine, fragmentLineSchema, soundLine } from '../../src/model/fragment-line.ts';
import { sumOf } from '../../src/model/ledger.ts';

/** What a line says, read as JSON of any form. */
function byJson(text: string): unknown {
  try {
    const { data } = fragmentLineSchema.safeParse(JSON.parse(text));
    if (data === undefined || data.sum !== sumOf(data)) return undefined;
    return { id: data.id, n: data.n, order: data.order, set: Object.entries(data.set) };
  } catch {
    return undefined;
  }
}

function told(line: ReturnType<typeof checkedLine>): unknown {
  return line && { id: line.id, n: line.n, order: line.order, set: line.set };
}

const unit = fc.constantFrom('p', '-', '1', ' ', '!', '"', '\\', '{', '}', '[', ']', ',', ':', '\n', 'é', '\u2028');
const name = fc.oneof(
  fc.constantFrom('p-k3f9a', 'x-k3f9a', 'why-it-matters', '2024', '7', '2024-06', '__proto__', 'p-1', 'p-1-2', ''),
  fc.string({ unit, maxLength: 4 }),
);
const event = fc.record({
  id: name,
  n: fc.oneof(fc.integer({ min: -1, max: 30 }), fc.double()),
  order: fc.array(name, { maxLength: 4 }),
  set: fc.dictionary(name, fc.array(name, { minLength: 2, maxLength: 2 }), { maxKeys: 4 }),
});
const written = event.map((line) => JSON.stringify({ ...line, sum: sumOf(line) }));

test('a line is read as JSON is, and refused where its sum does not fit', () => {
  fc.assert(
    fc.property(written, (text) => {
      const line = byJson(text);
      assert.deepEqual(told(checkedLine(text)), line);
      if (line !== undefined) assert.deepEqual(told(soundLine(text)), line);
    }),
    { numRuns: 5000 },
  );
});

test('so is a line that somebody has changed', () => {
  const bits = ['', ' ', '"', ',', ',,', ':', '[', ']', '{', '}', '1', 'x', '"p-1":["a","b"],', '"p-1",', '\\u0070'];
  const changed = fc.tuple(written, fc.nat(), fc.nat({ max: 2 }), fc.constantFrom(...bits));
  fc.assert(
    fc.property(changed, ([text, place, length, bit]) => {
      const at = place % text.length;
      const other = text.slice(0, at) + bit + text.slice(at + length);
      assert.deepEqual(told(checkedLine(other)), byJson(other));
    }),
    { numRuns: 5000 },
  );
});
