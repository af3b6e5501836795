import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type ExitCode, type Settings, UsageError } from '../command-line.ts';
import { serve, untilStopped } from '../serve.ts';
import { colours, say } from '../terminal.ts';

export async function runServe(settings: Settings): Promise<ExitCode> {
  if (!existsSync(join(settings.out, 'index.html'))) {
    throw new UsageError(`There is no site in ${settings.out}: build one first, or give its folder with --out.`);
  }
  await serveUntilStopped(settings);
  return 0;
}

/** Serves the built site and stays until Ctrl-C. */
export async function serveUntilStopped({ out, base, port }: Settings): Promise<void> {
  const stopped = untilStopped();
  const { address, close } = await serve({ folder: out, port, ...(base === undefined ? {} : { base }) });
  say(`\n  ${colours.bold(colours.cyan(address))}\n\n  Ctrl-C ends it.`);
  await stopped;
  await close();
}
