import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { neighboursOf } from '../../src/graph/related.ts';

test('the nearest share the rarest features, whatever the order of entries', () => {
  const entries = fc.dictionary(
    fc.constantFrom(...'abcdefgh'),
    fc.array(fc.constantFrom(...'uvwxyz'), { maxLength: 5 }),
  );
  fc.assert(
    fc.property(entries, (made) => {
      const list = Object.entries(made);
      const found = neighboursOf(new Map(list), 3);
      assert.deepEqual(new Map([...neighboursOf(new Map(list.reverse()), 3)].sort()), new Map([...found].sort()));
      const holders = (feature: string) => list.filter(([, features]) => features.includes(feature)).length;
      for (const [id, features] of list) {
        const scores = list
          .filter(([other]) => other !== id)
          .map(([other, others]) => {
            const shared = [...new Set(features)].filter((feature) => others.includes(feature));
            const weights = shared.map((feature) => Math.log((list.length + 1) / holders(feature)));
            return { id: other, score: weights.reduce((sum, weight) => sum + weight, 0) };
          })
          .filter(({ score }) => score > 0)
          .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
        assert.deepEqual(
          found.get(id)?.map(({ id, score }) => ({ id, score })),
          scores.slice(0, 3),
        );
        for (const { id: other, shared } of found.get(id) ?? []) {
          assert.ok(features.includes(shared) && made[other]?.includes(shared));
        }
      }
    }),
  );
});
