import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { openSoundTexts, parseSound } from '../../src/loader/memory/sound-texts.ts';
import { FRAGMENTS, parseFragments } from '../../src/model/fragment-ledger.ts';
import { LEDGER, ledgerLine, sumOf } from '../../src/model/ledger.ts';
import { parseLedger } from '../../src/model/parse-ledger.ts';

const folder = mkdtempSync(join(tmpdir(), 'sourcebook-sound-'));
test.after(() => rmSync(folder, { recursive: true, force: true }));

const given = (n: number) => {
  const line = { id: 'a', n, order: ['p-1'], set: { 'p-1': ['hash', `sketch ${n}`] } };
  return `${JSON.stringify({ ...line, sum: sumOf(line) })}\n`;
};
const published = (id: string) => ledgerLine({ event: 'published', subject: 'entry', id, permalink: `entries/${id}/` });

test('what was checked before is not checked again; what was changed, or added, is', () => {
  const files = [
    { path: FRAGMENTS, line: given, parse: parseFragments },
    {
      path: LEDGER,
      line: (n: number) => published(`e-${n}`),
      parse: (text: string, sound: number) => parseLedger(LEDGER, text, sound),
    },
  ];
  for (const { path, line, parse } of files) {
    const checked: number[] = [];
    const problems = (text: string) => {
      const sound = openSoundTexts(join(folder, 'sound.jsonl'));
      const { messages } = parseSound({ path, text }, sound, (all, length) => {
        checked.push(all.length - length);
        return parse(all, length);
      });
      return messages.map((message) => message.line);
    };
    const [one, two] = [line(1), line(2)];
    assert.deepEqual(problems(one), []);
    assert.deepEqual(problems(one), []);
    assert.deepEqual(problems(one + two), []);
    assert.deepEqual(problems(one + two), []);
    assert.deepEqual(checked, [one.length, 0, two.length, 0]);
    assert.deepEqual(problems(`${one}${two}no line\n`), [3]);
    assert.deepEqual(problems(one + two.replace('1', '2')), [2], 'changed within what was sound');
    assert.deepEqual(problems(one + two.slice(0, -1)), []);
    assert.deepEqual(problems(`${one}${two.slice(0, -1)} more\n`), [2], 'a line that goes on');
  }
});

test('fragments are the same whether their lines were checked now or before', () => {
  const text = given(2) + given(1);
  const [now, before] = [parseFragments(text), parseFragments(text, text.length)];
  assert.deepEqual(before.fragments.get('a'), now.fragments.get('a'));
  assert.equal(now.fragments.get('a')?.ever.get('p-1')?.sketch, 'sketch 2');
});
