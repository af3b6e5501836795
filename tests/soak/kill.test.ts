import assert from 'node:assert/strict';
import { test } from 'node:test';
import { killConversions } from './kill-conversions.ts';

test('a conversion killed at any point leaves nothing half written, and the next one completes', async () => {
  const { killed, finished } = await killConversions({ runs: 5, seed: 20261123 });
  assert.equal(killed + finished, 5);
  assert.ok(killed >= 2, `${killed} were killed in time`);
});
