import { type ExitCode, type Settings, UsageError } from '../command-line.ts';
import { convert } from '../pipeline/index.ts';
import { say, showMessages } from '../terminal.ts';

/** Ends a conflict: the entry as it lies in the folder accounts for what the sources say today. */
export async function settle({ content }: Settings, id: string): Promise<ExitCode> {
  const before = await convert({ content, progress: () => {}, dryRun: true });
  const mine = before.messages.filter(({ rule, path }) => rule === 'merge-conflict' && path.endsWith(`/${id}.mdx`));
  if (mine.length === 0) throw new UsageError(`There is no conflict in "${id}" to settle.`);
  const { messages } = await convert({ content, progress: () => {}, settled: id });
  say(`"${id}" is settled: your text is kept, and converting again no longer asks.`);
  return showMessages(messages.filter(({ path }) => path.endsWith(`/${id}.mdx`)));
}
