import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { describe, it } from 'node:test';
import { summaryOf } from '../../scripts/terminal.ts';
import type { Message } from '../../src/model/message.ts';

function message(severity: Message['severity'], path: string, line?: number): Message {
  const place = line === undefined ? { path } : { path, line };
  return { rule: 'a-rule', severity, ...place, reason: 'It is so.', advice: 'Do this.' };
}

function shown(messages: readonly Message[]): { lines: readonly string[]; status: number | null } {
  const module = new URL('../../scripts/terminal.ts', import.meta.url).href;
  const script = `const { showMessages } = await import(${JSON.stringify(module)});
    process.exitCode = showMessages(${JSON.stringify(messages)});`;
  const { stdout, status } = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
  return { lines: stdout.split('\n').slice(0, -1), status };
}

describe('showing messages', () => {
  it('sums up errors and warnings, and leaves out notes', () => {
    assert.equal(summaryOf([]), 'no problems');
    assert.equal(summaryOf([message('info', 'a')]), 'no problems');
    assert.equal(
      summaryOf([message('error', 'a'), message('warning', 'b'), message('error', 'c')]),
      '2 errors, 1 warning',
    );
  });

  it('sorts them, shows each once and without colour where nobody looks, and answers 1 for an error', () => {
    const again = message('warning', 'b.md', 2);
    const { lines, status } = shown([message('error', 'b.md', 10), again, message('info', 'a.md'), again]);
    assert.deepEqual(lines, [
      'a.md info It is so. Do this. [a-rule]',
      'b.md:2 warning It is so. Do this. [a-rule]',
      'b.md:10 error It is so. Do this. [a-rule]',
      '1 error, 1 warning',
    ]);
    assert.equal(status, 1);
  });

  it('answers 0 for warnings alone, and says nothing where there is nothing', () => {
    assert.equal(shown([message('warning', 'a')]).status, 0);
    assert.deepEqual(shown([]), { lines: [], status: 0 });
  });
});
