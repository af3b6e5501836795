import assert from 'node:assert/strict';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { openLines } from '../../src/loader/kept-lines.ts';

const isNumbers = (value: unknown): value is { readonly of: number } => typeof value === 'object' && value !== null;
const folder = mkdtempSync(join(tmpdir(), 'sourcebook-lines-'));
const file = join(folder, 'lines.jsonl');
const read = () => [...openLines(file, isNumbers).values].map(([name, { of }]) => [name, of]).sort();

test.after(() => rmSync(folder, { recursive: true, force: true }));

test('what is kept is what was saved last, through any changes; what was cut off anywhere is nothing, or what was before', () => {
  const state = fc.dictionary(fc.constantFrom(...'abcdefgh'), fc.nat(3));
  fc.assert(
    fc.property(fc.array(state, { minLength: 1, maxLength: 6 }), fc.nat(), (states, cut) => {
      rmSync(file, { force: true });
      const saved: unknown[] = [[]];
      for (const one of states) {
        const { values, save } = openLines(file, isNumbers);
        // What did not change is the value that was read, as in the caches that use this.
        const next = Object.entries(one).map(([name, of]) => {
          const before = values.get(name);
          return [name, before?.of === of ? before : { of }] as const;
        });
        save(new Map(next));
        saved.push(Object.entries(one).sort());
        assert.deepEqual(read(), Object.entries(one).sort());
      }
      const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
      if (size > 0) truncateSync(file, cut % size);
      assert.ok(saved.some((one) => JSON.stringify(one) === JSON.stringify(read())));
    }),
  );
});

test('a change is added to the end; two runs at once do not mix what they found', () => {
  rmSync(file, { force: true });
  const many = new Map(Array.from({ length: 100 }, (_, at) => [`n${at}`, { of: at }]));
  openLines(file, isNumbers).save(many);
  const before = readFileSync(file, 'utf8');
  const one = openLines(file, isNumbers);
  const other = openLines(file, isNumbers);
  one.save(new Map([...one.values, ['n1', { of: -1 }]]));
  assert.equal(readFileSync(file, 'utf8'), `${before}["n1",{"of":-1}]\n[]\n`);
  other.save(new Map([...other.values, ['n2', { of: -2 }]]));
  const now = new Map(read() as [string, number][]);
  assert.deepEqual([now.get('n1'), now.get('n2'), now.size], [1, -2, 100]);
  appendFileSync(file, '["n3",{"of":');
  assert.deepEqual(read(), []);
});
