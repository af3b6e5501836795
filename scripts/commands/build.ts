import type { Message } from '../../src/model/message.ts';
import { startLooking } from '../build/publish/look-thread.ts';
import { isChanging } from '../build/publish/publish-changes.ts';
import { whyNotTo } from '../build/publish/publish-folder.ts';
import { type ExitCode, requireFolder, type Settings, UsageError } from '../command-line.ts';
import type { Known } from '../ledger/ledger-problems.ts';
import { root } from '../root.ts';
import { say, showMessages, tell, timed } from '../terminal.ts';

export async function runBuild(settings: Settings): Promise<ExitCode> {
  await requireOut(settings);
  return showMessages(await buildContent(settings));
}

/** Builds the site, and says how many pages it has. */
export async function buildContent(settings: Settings): Promise<readonly Message[]> {
  requireFolder(settings.content);
  tell('Building the site …');
  // A large site is looked at while the rest of the program is being loaded.
  const looking = isChanging(settings.out) ? undefined : startLooking(settings.out);
  const { buildSite } = await import('../build/build-site.ts');
  const refuse = async (known: Known) =>
    (await import('../ledger/ledger-problems.ts')).ledgerProblems(settings.content, known);
  const { result, seconds } = await timed('building', () => buildSite({ ...settings, refuse, looking }));
  const built = `Built: ${result.pages} pages in ${settings.out} (${seconds} s).`;
  say(result.refused ? 'Not built: an address that was published would be lost.' : built);
  return result.messages;
}

/** Wrong usage where the site would overwrite something that is not a site of ours. */
export async function requireOut({ content, out }: Settings): Promise<void> {
  const reason = await whyNotTo(out, [content, root]);
  if (reason !== undefined) throw new UsageError(reason);
}
