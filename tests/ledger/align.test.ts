import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nextFragments } from '../../src/model/align.ts';
import { type EntryFragments, parseFragments } from '../../src/model/fragment-ledger.ts';
import { FragmentGiver } from '../../src/model/fragments.ts';

const first =
  'A kite is a tethered craft that flies because moving air presses against its sail, held by a line from below.';
const second = 'Makers in Weifang built the first frames of split bamboo and covered them with silk.';
const third = 'In war kites carried signals over walls that no messenger could pass, by day and by night.';

/** A page with these paragraphs, after all the pages before it; gives their fragments and the record. */
function publish(paragraphs: readonly string[], record = ''): { given: readonly string[]; record: string } {
  const before = parseFragments(record).fragments.get('kite');
  const giver = new FragmentGiver();
  for (const text of paragraphs) giver.forText('p', text);
  const line = nextFragments('kite', { now: giver.anchors, before });
  const next = line === undefined ? record : `${record}${JSON.stringify(line)}\n`;
  const known: EntryFragments | undefined = parseFragments(next).fragments.get('kite');
  const site = new FragmentGiver(known);
  return { given: paragraphs.map((text) => site.forText('p', text)), record: next };
}

const before = publish([first, second, third]);
const [a = '', b = '', c = ''] = before.given;

test('nothing changed: nothing is added', () => {
  assert.equal(publish([first, second, third], before.record).record, before.record);
});

test('an edited paragraph keeps its fragment, a moved one too, and one that is both', () => {
  const edited = second.replace('the first frames', 'their earliest frames');
  assert.deepEqual(publish([first, edited, third], before.record).given, [a, b, c]);
  assert.deepEqual(publish([third, first, second], before.record).given, [c, a, b]);
  assert.deepEqual(publish([edited, third, first], before.record).given, [b, c, a]);
});

test('of a paragraph split in two the larger part keeps the fragment', () => {
  const [larger, smaller] = [first.slice(0, 70).trim(), first.slice(70).trim()];
  const { given } = publish([smaller, larger, second, third], before.record);
  assert.equal(given[1], a);
  assert.ok(!before.given.includes(given[0] ?? ''));
});

test('a paragraph that only looks alike is new, and no fragment is given twice', () => {
  const lookAlike =
    'Makers in Cambridge wrote the first programs of split tables and covered them with proofs, it is said.';
  const { given, record } = publish([first, lookAlike, third], before.record);
  assert.ok(given[1] !== b && given[0] === a && given[2] === c);
  assert.deepEqual(publish([first, second, lookAlike, third], record).given, [a, b, given[1], c]);
});

test('a text that comes back after its fragment was lost, and a text that others took the place of', () => {
  const gone = publish([first, third], before.record);
  assert.deepEqual(publish([first, second, third], gone.record).given, [a, b, c]);
  const twice = publish([first, first, second], before.record);
  assert.equal(new Set(twice.given).size, 3);
});

test('an edited text that becomes another paragraph’s old text does not take its fragment away', () => {
  const edited = publish([first.replace('tethered', 'tied'), second, third], before.record);
  assert.equal(edited.given[0], a);
  // The old words of `a` now stand as a paragraph of their own: they must not answer at the address of `a`.
  const { given } = publish([first.replace('tethered', 'tied'), first, second, third], edited.record);
  assert.equal(given[0], a);
  assert.equal(new Set(given).size, 4);
});

test('a line that was changed is told', () => {
  const { messages } = parseFragments(before.record.replace(a, 'p-00000'));
  assert.deepEqual(
    messages.map(({ rule, line }) => [rule, line]),
    [['ledger-line-edited', 1]],
  );
});
