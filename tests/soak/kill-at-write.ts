import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { isMainThread } from 'node:worker_threads';

/**
 * Loaded before a command that is to be killed amidst its writing: counts what it does to files, kills the process just
 * before the call whose number `SOURCEBOOK_KILL_AT` says, and tells the count on its fourth stream where it ends well.
 */
const at = Number(process.env['SOURCEBOOK_KILL_AT'] ?? 0);
let calls = 0;

function counted<Args extends unknown[], Result>(work: (...args: Args) => Result): (...args: Args) => Result {
  return (...args) => {
    calls += 1;
    if (calls === at) process.kill(process.pid, 'SIGKILL');
    return work(...args);
  };
}

if (isMainThread) {
  const { promises } = fs;
  Object.assign(fs, {
    renameSync: counted(fs.renameSync),
    rmSync: counted(fs.rmSync),
    writeFileSync: counted(fs.writeFileSync),
  });
  Object.assign(promises, {
    open: counted(promises.open),
    rename: counted(promises.rename),
    rm: counted(promises.rm),
    writeFile: counted(promises.writeFile),
  });
  syncBuiltinESMExports();
  process.on('exit', () => {
    fs.writeSync(3, String(calls));
  });
}
