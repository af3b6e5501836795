import { isOfShard, type Shard } from '../build/shard.ts';
import { type ExitCode, requireFolder, type Settings, UsageError } from '../command-line.ts';
import { withLock } from '../lock.ts';
import { showProgress } from '../show-progress.ts';
import { say, timed } from '../terminal.ts';

/**
 * `sourcebook convert --shard 2/4`: reads a quarter of the sources into the cache of readings, and their pictures. Where the
 * caches of all shards have come together, `convert` reads nothing, and makes of it, byte for byte, what it would have made
 * alone: which words deserve an entry is decided over all sources. What is to be said of the sources, it says then.
 */
export async function readShard({ content, dryRun = false }: Settings, shard: Shard): Promise<ExitCode> {
  requireFolder(content);
  if (dryRun) throw new UsageError('A shard writes no entries: there is nothing that `--dry-run` could show.');
  const { readSources } = await import('../pipeline/read-sources.ts');
  const progress = showProgress();
  const work = () => {
    return withLock(content, () =>
      readSources(content, progress.update, { isWanted: (path) => isOfShard(path, shard) }),
    );
  };
  const { result, seconds } = await timed('reading', work).finally(progress.stop);
  const { length } = result.documents;
  say(`Read shard ${shard.number} of ${shard.of}: ${length} ${length === 1 ? 'source' : 'sources'} (${seconds} s).`);
  return 0;
}
