import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assign } from '../../scripts/pipeline/assign.ts';
import { checkLedger } from '../../src/loader/check/check-ledger.ts';
import { formerPages } from '../../src/loader/versions/former-pages.ts';
import { type LedgerEvent, ledgerLine } from '../../src/model/ledger.ts';
import { parseLedger } from '../../src/model/parse-ledger.ts';
import { replay } from '../../src/model/replay.ts';

const kite: LedgerEvent = { event: 'published', subject: 'entry', id: 'kite', permalink: 'entries/kite/' };
const box: LedgerEvent = { event: 'published', subject: 'entry', id: 'box-kite', n: 1, permalink: 'entries/box-kite/' };
const renamed = (n: number, name: string, id = 'kite'): LedgerEvent => {
  return { event: 'renamed', subject: 'entry', id, n, permalink: `entries/${name}/`, reason: 'A better name.' };
};
const into = (id: string, other: string, n = 2): LedgerEvent => {
  return { event: 'merged', subject: 'entry', id, n, into: other, reason: 'They told the same.' };
};
const rulesOf = (events: readonly LedgerEvent[], present: readonly string[]) =>
  checkLedger(replay(events), new Set(present)).map(({ rule }) => rule);

test('replay does not depend on the order of lines', () => {
  const events = [kite, renamed(2, 'kites'), renamed(3, 'flying-kites'), box];
  for (const order of [events, [...events].reverse(), [events[2], events[0], events[3], events[1]]]) {
    const state = replay(order.filter((event) => event !== undefined));
    assert.equal(state.permalinks.get('entry:kite'), 'entries/flying-kites/');
    assert.deepEqual(
      state.standings.get('entry:kite')?.formers.map(({ permalink }) => permalink),
      ['entries/kite/', 'entries/kites/'],
    );
  }
});

test('a line that both branches added counts once; two that claim one number are told until a later one decides', () => {
  assert.deepEqual(replay([kite, kite, renamed(2, 'a'), renamed(2, 'a')]).problems, []);
  const branches = [kite, renamed(2, 'a'), renamed(2, 'b')];
  assert.deepEqual(rulesOf(branches, ['kite']), ['ledger-branches-disagree']);
  assert.deepEqual(rulesOf([...branches, renamed(3, 'c')], ['kite']), []);
});

test('lines without number or sum stay valid; a line whose sum does not fit is told', () => {
  const plain = '{"event":"published","subject":"entry","id":"kite","permalink":"entries/kite/"}\n';
  assert.deepEqual(parseLedger('ledger.jsonl', plain).messages, []);
  const line = ledgerLine(renamed(2, 'kites'));
  assert.deepEqual(parseLedger('ledger.jsonl', plain + line).messages, []);
  const { messages } = parseLedger('ledger.jsonl', plain + line.replace('entries/kites/', 'entries/kytes/'));
  assert.deepEqual(
    messages.map(({ rule, line: at }) => [rule, at]),
    [['ledger-line-edited', 2]],
  );
});

test('each way to lose an address has its message', () => {
  assert.deepEqual(rulesOf([kite], ['kite']), []);
  assert.deepEqual(rulesOf([kite], []), ['published-gone']);
  assert.deepEqual(rulesOf([kite, renamed(3, 'kites')], ['kite']), ['ledger-line-missing']);
  assert.deepEqual(rulesOf([kite, box, into('kite', 'box-kite')], ['kite', 'box-kite']), ['ended-stands']);
  assert.deepEqual(rulesOf([kite, box, into('kite', 'box-kite')], ['box-kite']), []);
  assert.deepEqual(rulesOf([kite, into('kite', 'nobody')], []), ['redirect-lost']);
  const loop = [kite, box, into('kite', 'box-kite'), into('box-kite', 'kite')];
  assert.deepEqual(rulesOf(loop, []), ['redirect-loop', 'redirect-loop']);
  assert.deepEqual(rulesOf([kite, box, renamed(2, 'box-kite')], ['kite', 'box-kite']), ['permalink-taken']);
  const former = [kite, renamed(2, 'kites'), { ...box, permalink: 'entries/kite/' }];
  assert.deepEqual(rulesOf(former, ['kite', 'box-kite']), ['permalink-taken']);
});

test('an address that was ever given is not given again', () => {
  const events = [{ ...kite, id: 'toy' }, renamed(2, 'toys', 'toy')];
  assert.deepEqual(
    assign(events, [{ subject: 'entry', id: 'kite' }]).map((event) => 'permalink' in event && event.permalink),
    ['entries/kite-2/'],
  );
});

test('former addresses lead along every chain to what stands', () => {
  const events = [kite, renamed(2, 'kites'), into('kite', 'box-kite', 3), box, renamed(2, 'boxes', 'box-kite')];
  const pages = formerPages(replay(events), {
    titles: new Map([['entry:box-kite', 'Box kite']]),
    fragments: new Map(),
  });
  assert.deepEqual(
    pages.map(({ permalink, event, targets }) => [permalink, event, targets.map((to) => to.permalink)]),
    [
      ['entries/box-kite/', 'renamed', ['entries/boxes/']],
      ['entries/kites/', 'merged', ['entries/boxes/']],
      ['entries/kite/', 'merged', ['entries/boxes/']],
    ],
  );
});
