import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { killRuns } from './kill-runs.ts';

/** The long form is `sourcebook soak convert freeze build`. At once: each waits for processes, one after the other. */
describe('killed', { concurrency: true }, () => {
  for (const command of ['convert', 'freeze', 'build'] as const) {
    test(`a ${command} killed at any point leaves nothing half written, and the next one completes`, async () => {
      const { killed, finished } = await killRuns(command, { runs: 2, seed: 20261123 });
      assert.equal(killed + finished, 2);
      assert.ok(killed >= 1, `${killed} were killed in time`);
    });
  }
});
