import type { Message } from '../../src/model/message.ts';
import { type ExitCode, requireFolder, type Settings } from '../command-line.ts';
import { removeLeftovers } from '../files.ts';
import { giveFragments } from '../ledger/give-fragments.ts';
import { keepEarlier } from '../ledger/keep-earlier.ts';
import { withLock } from '../lock.ts';
import { type Converted, convert } from '../pipeline/index.ts';
import type { Summary } from '../pipeline/write.ts';
import { toDiff } from '../show-diff.ts';
import { showProgress } from '../show-progress.ts';
import { colours, say, showMessages, tell, timed } from '../terminal.ts';

/** `sourcebook convert`: what came of it as a table; with `--dry-run` what would, line by line, and nothing is written. */
export async function runConvert(settings: Settings): Promise<ExitCode> {
  const { dryRun = false } = settings;
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

async function converted({ content }: Settings, dryRun: boolean): Promise<Converted & { readonly seconds: string }> {
  requireFolder(content);
  const progress = showProgress();
  const work = () => convert({ content, progress: progress.update, dryRun });
  const { result, seconds } = await timed('converting', () =>
    dryRun ? work() : withLock(content, () => cleanWork(content, work)),
  ).finally(progress.stop);
  return { ...result, seconds };
}

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

/** Converts on a tidy folder, and gives what came of it its fragments. */
async function cleanWork(content: string, work: () => Promise<Converted>): Promise<Converted> {
  await removeLeftovers(content);
  const result = await work();
  const given = await giveFragments(content);
  await keepEarlier(content, given);
  const outdated = given.messages.filter(({ rule }) => rule === 'excerpt-outdated' || rule === 'source-retracted');
  return { ...result, messages: [...result.messages, ...outdated] };
}
