import { brotliCompressSync, constants } from 'node:zlib';
import { readContentFolder } from '../../src/loader/content-folder.ts';
import { type ParsedContent, parseContent } from '../../src/loader/parse-content.ts';
import { type RenderedEntry, renderEntries } from '../../src/loader/render-entries.ts';
import { versionCitation } from '../../src/loader/version-citation.ts';
import { versionHtml } from '../../src/loader/version-html.ts';
import { readFrozen } from '../../src/loader/version-pages.ts';
import { BASE, type FrozenEntry, frozenHash, versionPath } from '../../src/model/frozen.ts';
import { keyOf, type LedgerEvent, ledgerLine } from '../../src/model/ledger.ts';
import type { Message } from '../../src/model/message.ts';
import type { Standing } from '../../src/model/replay.ts';
import { type ExitCode, requireFolder, type Settings } from '../command-line.ts';
import { removeLeftovers, writeFileSafely } from '../files.ts';
import { giveFragments } from '../ledger/give-fragments.ts';
import { keepEarlier } from '../ledger/keep-earlier.ts';
import { ledgerProblems } from '../ledger/ledger-problems.ts';
import { withLock } from '../lock.ts';
import { LEDGER } from '../pipeline/read-workspace.ts';
import { say, showMessages } from '../terminal.ts';

/** `sourcebook freeze`: each entry that is not as its last version has it gets its next one. */
export async function runFreeze(settings: Settings): Promise<ExitCode> {
  requireFolder(settings.content);
  const date = settings.date ?? new Date().toISOString().slice(0, 10);
  return withLock(settings.content, async () => {
    await removeLeftovers(settings.content);
    const { frozen, problems } = await freeze(settings.content, date);
    if (problems.length > 0) return showMessages(problems);
    say(frozen === 0 ? 'Nothing changed since the last version of each entry.' : `Frozen: ${frozen} versions.`);
    return 0;
  });
}

/** Files of versions come before the events that name them: cut off between, the next run makes the same files again. */
export async function freeze(
  content: string,
  date: string,
): Promise<{ readonly frozen: number; readonly problems: readonly Message[] }> {
  const problems = await ledgerProblems(content);
  if (problems.length > 0) return { frozen: 0, problems };
  const given = await giveFragments(content);
  const folder = await readContentFolder(content);
  const parsed = parseContent(folder);
  const { entries } = renderEntries(parsed, addressesOf(parsed));
  const events: LedgerEvent[] = [];
  for (const one of entries) {
    const standing = parsed.ledger.standings.get(keyOf('entry', one.entry.frontmatter.id));
    const text = frozenHash(one.entry.text);
    if (standing === undefined || standing.versions.at(-1)?.text === text) continue;
    const kept = await frozenOf(one, { standing, parsed, content, date });
    const json = JSON.stringify(kept);
    const hash = frozenHash(json);
    const compressed = brotliCompressSync(json, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } });
    await writeFileSafely(content, versionPath(hash), compressed);
    const { id, permalink, last } = standing;
    const { version } = kept;
    const fragments = parsed.fragments.get(id)?.last;
    events.push({
      event: 'frozen',
      subject: 'entry',
      id,
      n: last + 1,
      version,
      hash,
      text,
      permalink,
      date,
      ...(fragments === undefined ? {} : { fragments }),
    });
  }
  const before = folder.ledger?.text ?? '';
  const ended = before === '' || before.endsWith('\n') ? before : `${before}\n`;
  await keepEarlier(content, given, true);
  if (events.length > 0) await writeFileSafely(content, LEDGER, ended + events.map(ledgerLine).join(''));
  return { frozen: events.length, problems: [] };
}

function addressesOf({ ledger, entries }: ParsedContent) {
  const at = (key: string) => BASE + encodeURI(ledger.permalinks.get(key) ?? '');
  return {
    entry: (id: string) => (entries.has(id) ? at(keyOf('entry', id)) : undefined),
    source: (id: string) => at(keyOf('source', id)),
    file: (path: string) => BASE + encodeURI(path),
  };
}

async function frozenOf(
  one: RenderedEntry,
  { standing, parsed, content, date }: { standing: Standing; parsed: ParsedContent; content: string; date: string },
): Promise<FrozenEntry> {
  const { entry, rendered } = one;
  const { id, title, summary, language } = entry.frontmatter;
  const last = standing.versions.at(-1);
  const version = (last?.version ?? 0) + 1;
  const anchors = rendered.anchors.map(({ fragment, text }) => ({ fragment, text }));
  const page = versionHtml({
    language: language ?? parsed.settings.language,
    siteTitle: parsed.settings.title,
    title,
    summary,
    permalink: standing.permalink,
    version,
    date,
    body: rendered.html,
    anchors,
    citation: versionCitation(one, { permalink: standing.permalink, version, date }, parsed),
    before: last === undefined ? undefined : await readFrozen(content, last.hash),
  });
  return { id, version, date, title, text: entry.text, page, anchors };
}
