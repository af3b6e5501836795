import assert from 'node:assert/strict';
import { hash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { ContentChanged, readContentFolder } from '../../src/loader/content-folder.ts';
import { linesWith } from '../../src/loader/lines-with.ts';
import { openSoundTexts, parseSound } from '../../src/loader/memory/sound-texts.ts';
import { FRAGMENTS, parseFragments, soundFragments } from '../../src/model/fragment-ledger.ts';
import { LEDGER, ledgerLine, sumOf } from '../../src/model/ledger.ts';
import { parseLedger } from '../../src/model/parse-ledger.ts';

/** Milliseconds: longer than the time within which two writes may look like one. */
const SETTLED = 150;
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

test('of a whole file that was found sound, the digest is enough, as long as it is that of the file', () => {
  const sound = openSoundTexts(join(folder, 'whole.jsonl'));
  const digest = (text: string) => hash('sha256', text);
  const text = given(1);
  sound.note({ path: FRAGMENTS, text, digest: digest(text) });
  sound.note({ path: LEDGER, text: published('a'), digest: digest(published('a')) });
  const lengthOf = (text: string, told?: string) =>
    sound.lengthOf({ path: FRAGMENTS, text, ...(told === undefined ? {} : { digest: told }) });
  assert.equal(lengthOf(text, digest(text)), text.length);
  assert.equal(lengthOf(text), text.length);
  const other = given(2);
  assert.equal(other.length, text.length);
  assert.equal(lengthOf(other, digest(other)), 0);
  assert.equal(lengthOf(text + other, digest(text + other)), text.length);
  const isWhole = (told?: string) =>
    sound.isWhole({ path: FRAGMENTS, ...(told === undefined ? {} : { digest: told }) });
  assert.deepEqual([digest(text), digest(other), undefined].map(isWhole), [true, false, false]);
});

test('fragments are the same whether their lines are looked for in the file or all are read', () => {
  const lineFor = (id: string, fragment: string) => {
    const line = { id, n: 1, order: [fragment], set: { [fragment]: ['hash', `of ${id}`] } };
    return JSON.stringify({ ...line, sum: sumOf(line) });
  };
  const ids = ['a', 'ab', 'é', ...Array.from({ length: 12 }, (_, at) => `e-${at}`)];
  // One fragment is called as another entry is; one line was written by other hands, one is longer than is read at once.
  const spaced = lineFor('b', 'p-1').replaceAll('":', '" : ').replaceAll(',"', ' , "');
  const lines = [
    ...ids.map((id) => lineFor(id, 'p-1')),
    lineFor('c', 'a'),
    lineFor('a-b', 'a'),
    spaced,
    lineFor('a', 'p-2'),
  ];
  const text = `${lines.join('\n')}\n`;
  const many = `${Array.from({ length: 20_000 }, (_, at) => lineFor(`m-${at}`, 'p-1')).join('\n')}\n`;
  const [, cut = ''] = /"id":"([^"]+)"/.exec(many.slice(many.lastIndexOf('\n', 1 << 20))) ?? [];
  const long = lineFor('long', `p-${'1'.repeat(1 << 20)}`);
  const file = join(folder, FRAGMENTS);
  const ways: readonly (readonly [text: string, read: number])[] = [
    [text, 0],
    [`${text}\n`, 0],
    [text.replaceAll('\n', '\r\n'), 0],
    [many + text + many.slice(0, many.length / 2), 0],
    [text.replace('"é"', '"\\u00e9"'), 1],
    [`${text}${long}\n`, 1],
    ['', 0],
  ];
  for (const [text, read] of ways) {
    writeFileSync(file, text);
    const all = parseFragments(text).fragments;
    let count = 0;
    const open = () =>
      soundFragments(
        (words) => linesWith(file, words),
        () => {
          count += 1;
          return text;
        },
      );
    const few = open();
    for (const id of ['é', 'b', 'a', 'c', 'none', cut]) {
      assert.equal(few.linesOf(id), all.linesOf(id), id);
      assert.deepEqual(few.get(id), all.get(id), id);
    }
    assert.equal(count, read);
    const more = open();
    for (const id of ['none', 'long', 'm-19999', ...ids, ...ids]) assert.equal(more.linesOf(id), all.linesOf(id), id);
    assert.equal(count, read + 1, 'where many are asked for, the file is read once');
  }
});

test('fragments are the same whether their lines were checked now or before', () => {
  const text = given(2) + given(1);
  const [now, before] = [parseFragments(text), parseFragments(text, text.length)];
  assert.deepEqual(before.fragments.get('a'), now.fragments.get('a'));
  assert.equal(now.fragments.get('a')?.ever.get('p-1')?.sketch, 'sketch 2');
});

test('lines are not taken from a file that was touched since the folder was read, and its text is refused', async () => {
  const content = join(folder, 'content');
  mkdirSync(content);
  const file = join(content, FRAGMENTS);
  writeFileSync(file, given(1));
  writeFileSync(join(content, 'site.yaml'), 'title: A site\n');
  await pause(SETTLED);
  const { fragments, settings } = await readContentFolder(content);
  assert.deepEqual(fragments?.linesWith?.('"a"'), [given(1).trim()]);
  // A text is kept until it is asked for, and until another is.
  writeFileSync(file, given(3));
  assert.equal(fragments?.text, given(1), 'the text that its digest is of');
  assert.equal(settings?.text, 'title: A site\n');
  writeFileSync(file, given(2));
  assert.equal(fragments?.linesWith?.('"a"'), undefined);
  assert.throws(() => fragments?.text, ContentChanged);
});
