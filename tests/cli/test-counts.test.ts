import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { addCounts, brokenDown, countsLine, countsOfPlaywright, countsOfTap } from '../../scripts/test-counts.ts';

const tap = (lines: readonly string[]): string => ['TAP version 13', 'ok 1 - a', ...lines, ''].join('\n');

describe('counting tests', () => {
  it('reads the end of Node’s TAP', () => {
    const report = tap(['# tests 9', '# suites 2', '# pass 4', '# fail 1', '# cancelled 1', '# skipped 2', '# todo 1']);
    assert.deepEqual(countsOfTap(report), { passed: 4, failed: 2, skipped: 3 });
  });

  it('takes a runner without a report for a failure', () => {
    assert.deepEqual(countsOfTap(tap([])), brokenDown);
    assert.deepEqual(countsOfPlaywright(''), brokenDown);
    assert.deepEqual(countsOfPlaywright('{}'), brokenDown);
  });

  it('reads Playwright’s report: a flaky test passed, an error outside of tests did not', () => {
    const stats = { expected: 5, unexpected: 0, flaky: 1, skipped: 2 };
    assert.deepEqual(countsOfPlaywright(JSON.stringify({ stats, errors: [] })), { passed: 6, failed: 0, skipped: 2 });
    assert.equal(countsOfPlaywright(JSON.stringify({ stats, errors: [{ message: 'no tests' }] })).failed, 1);
  });

  it('closes with one plain line', () => {
    const sum = addCounts({ passed: 1, failed: 2, skipped: 3 }, { passed: 10, failed: 20, skipped: 30 });
    assert.equal(countsLine(sum), '11 passed, 22 failed, 33 skipped');
  });
});
