import { join } from 'node:path';
import { openStamps } from '../../src/loader/memory/file-stamps.ts';
import { readFrozen } from '../../src/loader/versions/version-pages.ts';
import { versionPath } from '../../src/model/frozen.ts';
import type { Message } from '../../src/model/message.ts';
import type { LedgerState, Standing } from '../../src/model/replay.ts';
import { cacheFor } from '../build/cache-for.ts';
import { listFiles } from '../files.ts';

/** The entry's file as it was when it was last frozen, where it ever was. */
export async function lastText(content: string, { versions }: Standing): Promise<string | undefined> {
  const last = versions.at(-1);
  return last === undefined ? undefined : (await readFrozen(content, last.hash)).text;
}

const SOUND = 'sound';

/** A version whose file is gone, or is not what was frozen: its address would be lost. Each is unpacked once. */
export async function checkVersions(content: string, { standings }: LedgerState): Promise<readonly Message[]> {
  const there = new Set(await listFiles(content, 'versions'));
  const stamps = openStamps((path) => join(content, path), join(cacheFor(content), 'versions.jsonl'));
  const messages: Message[] = [];
  for (const { id, versions } of standings.values()) {
    for (const { version, hash } of versions) {
      const path = versionPath(hash);
      const missing = !there.has(path);
      if (!missing && stamps.find(path) === SOUND) continue;
      const sound =
        !missing &&
        (await readFrozen(content, hash).then(
          () => true,
          () => false,
        ));
      if (sound) stamps.note(path, SOUND);
      if (sound) continue;
      messages.push({
        rule: missing ? 'version-lost' : 'version-damaged',
        severity: 'error',
        path,
        reason: `Version ${version} of \`${id}\` was published, and its file is ${missing ? 'gone' : 'not what was frozen'}.`,
        advice: 'Restore it from version control.',
      });
    }
  }
  stamps.save();
  return messages;
}
