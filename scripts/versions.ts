import { readFrozen } from '../src/loader/version-pages.ts';
import { versionPath } from '../src/model/frozen.ts';
import type { Message } from '../src/model/message.ts';
import type { LedgerState, Standing } from '../src/model/replay.ts';
import { listFiles } from './files.ts';

/** The entry's file as it was when it was last frozen, where it ever was. */
export async function lastText(content: string, { versions }: Standing): Promise<string | undefined> {
  const last = versions.at(-1);
  return last === undefined ? undefined : (await readFrozen(content, last.hash)).text;
}

/** A version whose file is gone: its address would be lost. */
export async function checkVersions(content: string, { standings }: LedgerState): Promise<readonly Message[]> {
  const there = new Set(await listFiles(content, 'versions'));
  return [...standings.values()].flatMap(({ id, versions }) =>
    versions
      .filter(({ hash }) => !there.has(versionPath(hash)))
      .map(
        ({ version, hash }): Message => ({
          rule: 'version-lost',
          severity: 'error',
          path: versionPath(hash),
          reason: `Version ${version} of \`${id}\` was published, and its file is gone.`,
          advice: 'Restore it from version control.',
        }),
      ),
  );
}
