import { resolve } from 'node:path';
import { mergeShards } from '../build/merge-shards.ts';
import type { ExitCode, Settings } from '../command-line.ts';
import { say } from '../terminal.ts';
import { requireOut } from './build.ts';

/** `sourcebook merge`: the shards of a site → the site. */
export async function runMerge(settings: Settings): Promise<ExitCode> {
  await requireOut(settings);
  const merged = await mergeShards(
    settings.names.map((name) => resolve(settings.from, name)),
    settings.out,
  );
  if ('refused' in merged) {
    say(`Not merged: ${merged.refused}`);
    return 1;
  }
  say(`Merged: ${merged.files} files in ${settings.out}.`);
  return 0;
}
