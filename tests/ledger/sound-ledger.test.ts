import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { keyOf, LEDGER, type LedgerEvent, ledgerLine } from '../../src/model/ledger.ts';
import { parseLedger } from '../../src/model/parse-ledger.ts';
import { replay } from '../../src/model/replay.ts';
import { soundLedger } from '../../src/model/sound-ledger.ts';

const subject = fc.constantFrom('entry' as const, 'source' as const, 'tag' as const);
const id = fc.constantFrom('a', 'b', 'ü', 'a b', 'c-"d"');
const common = { subject, id, n: fc.integer({ min: 1, max: 3 }) };
const permalink = fc.constantFrom('x/', 'y/', 'z/');
const reason = fc.constant('Why');
const events: fc.Arbitrary<LedgerEvent[]> = fc.array(
  fc.oneof(
    fc.record({ event: fc.constant('published' as const), ...common, permalink }),
    fc.record({ event: fc.constant('renamed' as const), ...common, permalink, reason }),
    fc.record({ event: fc.constant('removed' as const), ...common, reason, to: id }),
    fc.record({ event: fc.constant('restored' as const), ...common, reason }),
  ),
);

test('what a sound ledger says of each subject, and of all, is what replaying all of it gives', () => {
  fc.assert(
    fc.property(events, (given) => {
      const text = given.map(ledgerLine).join('');
      const state = replay(parseLedger(LEDGER, text).events);
      const sound = () => soundLedger(text) ?? state;
      const keys = given.map((event) => keyOf(event.subject, event.id));
      for (const key of [...keys, 'entry:none']) {
        assert.deepEqual(sound().standings.get(key), state.standings.get(key));
        assert.equal(sound().permalinks.get(key), state.permalinks.get(key));
        assert.equal(sound().standings.has(key), state.standings.has(key));
      }
      assert.deepEqual([...sound().standings], [...state.standings]);
      assert.deepEqual([...sound().permalinks.values()], [...state.permalinks.values()]);
      assert.deepEqual(sound().problems, state.problems);
    }),
  );
});

test('of a sound ledger only the lines of the subject that is asked for are parsed', () => {
  const line = ledgerLine({ event: 'published', subject: 'entry', id: 'a', permalink: 'entries/a/' });
  const state = soundLedger(`${line}{"event":"published","subject":"entry","id":"b",`);
  assert.equal(state?.permalinks.get('entry:a'), 'entries/a/');
  assert.throws(() => state?.permalinks.size, SyntaxError);
});

test('a line that is written otherwise than by us is for others to read', () => {
  assert.equal(soundLedger('{ "event": "published", "subject": "entry", "id": "a", "permalink": "x/" }\n'), undefined);
});
