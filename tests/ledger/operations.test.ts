import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runOperations } from '../soak/operations.ts';

/** The long form is `sourcebook soak operations`. */
test('after any operations every address that was ever published answers', { timeout: 600_000 }, async () => {
  const { checks, answers } = await runOperations({ runs: 3, seed: 42, length: 16 });
  assert.equal(checks, 48);
  assert.ok(answers > 500);
});
