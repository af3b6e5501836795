import type { ExitCode, Settings } from '../command-line.ts';
import { showMessages } from '../terminal.ts';
import { buildContent, requireOut } from './build.ts';
import { convertContent } from './convert.ts';
import { serveUntilStopped } from './serve.ts';

/** Content with errors is served all the same: what is well can be read, and the exit code tells. */
export async function start(settings: Settings): Promise<ExitCode> {
  await requireOut(settings);
  const converted = await convertContent(settings);
  const built = await buildContent(settings);
  const code = showMessages([...converted, ...built]);
  await serveUntilStopped(settings);
  return code;
}
