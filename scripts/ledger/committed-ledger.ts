import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { LEDGER } from '../../src/model/ledger.ts';

const run = promisify(execFile);

/** Name that git has for the ledger as it was committed; empty where it was not. */
export async function committedLedger(content: string): Promise<string> {
  return run('git', ['rev-parse', '--quiet', '--verify', `HEAD:./${LEDGER}`], { cwd: content }).then(
    ({ stdout }) => stdout.trim(),
    () => '',
  );
}
