import { readContentFolder } from '../../src/loader/content-folder.ts';
import { loadSite } from '../../src/loader/load-site.ts';
import type { ExitCode, Settings } from '../command-line.ts';
import { say, showMessages } from '../terminal.ts';
import { convertContent } from './convert.ts';

/** Both halves without a write: what converting would say of the sources, and loading says of the entries. */
export async function check(settings: Settings): Promise<ExitCode> {
  const converted = await convertContent(settings, true);
  const base = settings.base ?? '/';
  const { messages } = loadSite(await readContentFolder(settings.content), (path) => base + path);
  if (converted.length + messages.length === 0) say('no problems');
  return showMessages([...converted, ...messages]);
}
