import type { Message } from '../../src/model/message.ts';
import { type ExitCode, requireFolder, type Settings } from '../command-line.ts';
import { removeLeftovers } from '../files.ts';
import { withLock } from '../lock.ts';
import type { Converted } from '../pipeline/index.ts';
import type { Progress } from '../pipeline/read-sources.ts';
import type { Summary } from '../pipeline/write.ts';
import { toDiff } from '../show-diff.ts';
import { showProgress } from '../show-progress.ts';
import { spareMemory } from '../spare-memory.ts';
import { colours, say, showMessages, tell, timed } from '../terminal.ts';
import { openLastConversion } from './last-conversion.ts';
import { readShard } from './read-shard.ts';

/**
 * `sourcebook convert`: what came of it as a table; with `--dry-run` what would, line by line, and nothing is written; with
 * `--shard` a part of the sources is read, no more.
 */
export async function runConvert(settings: Settings): Promise<ExitCode> {
  const { dryRun = false, shard } = settings;
  if (shard !== undefined) return readShard(settings, shard);
  const { summary, changes, events, messages, seconds } = await converted(settings, dryRun);
  if (dryRun) for (const change of changes) say(painted(toDiff(change)).join('\n'));
  if (dryRun) for (const event of events) say(colours.green(`+ ledger: ${event.event} ${event.subject} ${event.id}`));
  say(`${dryRun ? 'Would convert' : 'Converted'}: ${sourcesOf(summary)} (${seconds} s).`);
  for (const line of tableOf(summary)) say(line);
  return showMessages(messages);
}

/** Converts a content folder with progress, and says in a line what came of it. */
export async function convertContent(settings: Settings, dryRun = false): Promise<readonly Message[]> {
  const { summary, messages, seconds } = await converted(settings, dryRun);
  const counts = summary.rows.filter(({ ids }) => ids.length > 0).map(({ what, ids }) => `${ids.length} ${what}`);
  if (summary.sources === 0 && counts.length === 0) tell(`Converted in ${seconds} s.`);
  else say(`${dryRun ? 'Would convert' : 'Converted'}: ${[sourcesOf(summary), ...counts].join(', ')} (${seconds} s).`);
  return messages;
}

type Outcome = Converted & { readonly seconds: string };

async function converted({ content }: Settings, dryRun: boolean): Promise<Outcome> {
  requireFolder(content);
  // Of what deciding on terms makes, little is kept.
  spareMemory();
  const progress = showProgress();
  const work = () =>
    dryRun ? tried(content, progress.update) : withLock(content, () => written(content, progress.update));
  const { result, seconds } = await timed('converting', work).finally(progress.stop);
  return { ...result, seconds };
}

/** What a conversion would do. */
async function tried(content: string, progress: Progress): Promise<Converted> {
  const { said } = await openLastConversion(content);
  if (said !== undefined) return { ...said, ...NOTHING };
  const { convert } = await import('../pipeline/index.ts');
  return convert({ content, progress, dryRun: true });
}

/** Converts on a tidy folder, and gives what came of it its fragments. Where nothing was touched since the last time, all of it stands. */
async function written(content: string, progress: Progress): Promise<Converted> {
  await removeLeftovers(content);
  const { said, keep } = await openLastConversion(content);
  if (said !== undefined) return { ...said, ...NOTHING, messages: [...said.messages, ...said.outdated] };
  // Loaded where they are needed only: most of a run that has nothing to do would be loading them.
  const [{ convert }, { giveFragments }, { keepEarlier }] = await Promise.all([
    import('../pipeline/index.ts'),
    import('../ledger/give-fragments.ts'),
    import('../ledger/keep-earlier.ts'),
  ]);
  const result = await convert({ content, progress });
  const given = await giveFragments(content);
  await keepEarlier(content, given);
  const outdated = given.messages.filter(({ rule }) => rule === 'excerpt-outdated' || rule === 'source-retracted');
  await keep({ ...result, outdated }, result.changes);
  return { ...result, messages: [...result.messages, ...outdated] };
}

const NOTHING = { events: [], changes: [] };

const ALWAYS: ReadonlySet<string> = new Set(['new', 'updated', 'merged', 'kept', 'conflict', 'unchanged']);
const NAMED = 6;

/** One row a kind of outcome: how many entries, and the first of them by id. */
function tableOf({ rows }: Summary): string[] {
  return rows.flatMap(({ what, ids }) => {
    if (ids.length === 0 && !ALWAYS.has(what)) return [];
    const more = ids.length > NAMED ? ` and ${ids.length - NAMED} more` : '';
    const named = what === 'unchanged' ? '' : `  ${ids.slice(0, NAMED).join(', ')}${more}`;
    return [`  ${what.padEnd(9)} ${String(ids.length).padStart(6)}${named}`.trimEnd()];
  });
}

function sourcesOf({ sources }: Summary): string {
  return sources === 1 ? '1 source' : `${sources} sources`;
}

function painted(lines: readonly string[]): string[] {
  return lines.map((line) => {
    if (line.startsWith('+')) return colours.green(line);
    return line.startsWith('-') ? colours.red(line) : line;
  });
}
