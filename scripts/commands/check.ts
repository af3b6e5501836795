import { readContentFolder } from '../../src/loader/content-folder.ts';
import { loadSite } from '../../src/loader/load-site.ts';
import { parseContent } from '../../src/loader/parse-content.ts';
import { renderEntries } from '../../src/loader/render-entries.ts';
import { checkWriting, describeWriting } from '../check-writing.ts';
import type { ExitCode, Settings } from '../command-line.ts';
import { readTextIfAny } from '../files.ts';
import { checkAgainst } from '../ledger/check-against.ts';
import { ledgerProblems } from '../ledger/ledger-problems.ts';
import { say, showMessages } from '../terminal.ts';
import { convertContent } from './convert.ts';

/** Both halves without a write: what converting would say of the sources, loading of the entries, and a reader of the writing. */
export async function check(settings: Settings): Promise<ExitCode> {
  const converted = await convertContent(settings, true);
  const base = settings.base ?? '/';
  const folder = await readContentFolder(settings.content);
  const { messages } = loadSite(folder, (path) => base + path);
  const content = parseContent(folder);
  const at = (path: string) => base + path;
  const { entries: rendered } = renderEntries(content, { entry: at, source: at, file: at });
  const ownWords = await readTextIfAny(settings.content, 'words.txt');
  const writing = await checkWriting({ content, rendered, ownWords });
  say(describeWriting({ content }));
  const kept = await ledgerProblems(settings.content);
  const { against, from } = settings;
  const deployed = against === undefined ? [] : await checkAgainst(settings.content, { against, from });
  const all = [...converted, ...messages, ...writing, ...kept, ...deployed];
  if (all.length === 0) say('no problems');
  return showMessages(all);
}
