import assert from 'node:assert/strict';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { openLines, shareLines, takeLines } from '../../src/loader/memory/kept-lines.ts';

const isNumbers = (value: unknown): value is { readonly of: number } => typeof value === 'object' && value !== null;
const folder = mkdtempSync(join(tmpdir(), 'sourcebook-lines-'));
const file = join(folder, 'lines.jsonl');
const read = () => {
  const { names, get } = openLines(file, isNumbers);
  return Array.from(names(), (name) => [name, get(name)?.of]).sort();
};
const asIs = (lines: { readonly names: () => Iterable<string> }) =>
  Array.from(lines.names(), (name) => [name, undefined] as const);

test.after(() => rmSync(folder, { recursive: true, force: true }));

test('what is kept is what was saved last, through any changes; what was cut off anywhere is nothing, or what was before', () => {
  const state = fc.dictionary(fc.constantFrom(...'abcdéf', 'g"', '\\h', 'ü"'), fc.nat(3));
  fc.assert(
    fc.property(fc.array(state, { minLength: 1, maxLength: 6 }), fc.nat(), (states, cut) => {
      rmSync(file, { force: true });
      const saved: unknown[] = [[]];
      for (const one of states) {
        const { get, save } = openLines(file, isNumbers);
        const next = Object.entries(one).map(
          ([name, of]) => [name, get(name)?.of === of ? undefined : { of }] as const,
        );
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
  one.save(new Map([...asIs(one), ['n1', { of: -1 }]]));
  const line = '["n1",{"of":-1}]\n';
  assert.equal(readFileSync(file, 'utf8'), `${before}${line}[${crc32(line)},${line.length}]\n`);
  other.save(new Map([...asIs(other), ['n2', { of: -2 }]]));
  const now = new Map(read() as [string, number][]);
  assert.deepEqual([now.get('n1'), now.get('n2'), now.size], [1, -2, 100]);
  const whole = readFileSync(file, 'utf8');
  appendFileSync(file, '["n3",{"of":');
  assert.deepEqual(read(), []);
  writeFileSync(file, whole.replace('"of":50', '"of":51'));
  assert.deepEqual(read(), [], 'what was written otherwise than by us is nothing');
  writeFileSync(file, whole);
  assert.equal(read().length, 100);
});

test('lines that another thread has read are those of the file; where it has changed since, they are read again', () => {
  rmSync(file, { force: true });
  openLines(file, isNumbers).save(new Map([['a', { of: 1 }]]));
  const shared = shareLines(file);
  takeLines(shared);
  assert.deepEqual(read(), [['a', 1]]);
  openLines(file, isNumbers).save(new Map([['a', { of: 22 }]]));
  takeLines(shared);
  assert.deepEqual(read(), [['a', 22]]);
});
