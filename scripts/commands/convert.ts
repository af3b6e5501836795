import type { Message } from '../../src/model/message.ts';
import { type ExitCode, requireFolder, type Settings } from '../command-line.ts';
import { removeLeftovers } from '../files.ts';
import { giveFragments } from '../give-fragments.ts';
import { keepEarlier } from '../keep-earlier.ts';
import { withLock } from '../lock.ts';
import { convert } from '../pipeline/index.ts';
import { say, showMessages, showProgress, tell, timed } from '../terminal.ts';

export async function runConvert(settings: Settings): Promise<ExitCode> {
  return showMessages(await convertContent(settings));
}

/** Converts a content folder with progress, and says what came of it. */
export async function convertContent({ content }: Settings, dryRun = false): Promise<readonly Message[]> {
  requireFolder(content);
  const progress = showProgress();
  const work = () => convert({ content, progress: progress.update, dryRun });
  const { result, seconds } = await timed('converting', () =>
    dryRun ? work() : withLock(content, () => cleanWork(content, work)),
  ).finally(progress.stop);
  const counts = result.summary
    .filter(({ count }) => count > 0)
    .map(({ what, count }) => `${count} ${what}`)
    .join(', ');
  if (counts === '') tell(`Converted in ${seconds} s.`);
  else say(`${dryRun ? 'Would convert' : 'Converted'}: ${counts} (${seconds} s).`);
  return result.messages;
}

/** Converts on a tidy folder, and gives what came of it its fragments. */
async function cleanWork(content: string, work: () => ReturnType<typeof convert>): ReturnType<typeof convert> {
  await removeLeftovers(content);
  const result = await work();
  const given = await giveFragments(content);
  await keepEarlier(content, given);
  const outdated = given.messages.filter(({ rule }) => rule === 'excerpt-outdated' || rule === 'source-retracted');
  return { ...result, messages: [...result.messages, ...outdated] };
}
