import { brotliCompressSync, constants } from 'node:zlib';
import type { ParsedContent } from '../../src/loader/parse-content.ts';
import type { Addresses, RenderedEntry } from '../../src/loader/render-entries.ts';
import { versionCitation } from '../../src/loader/versions/version-citation.ts';
import { versionHtml } from '../../src/loader/versions/version-html.ts';
import { readFrozen } from '../../src/loader/versions/version-pages.ts';
import { BASE, type FrozenEntry, frozenHash, versionPath } from '../../src/model/frozen.ts';
import { keyOf, LEDGER, type LedgerEvent, ledgerLine } from '../../src/model/ledger.ts';
import type { Message } from '../../src/model/message.ts';
import type { Standing } from '../../src/model/replay.ts';
import { tagLabels } from '../../src/model/vocabulary.ts';
import { type ExitCode, requireFolder, type Settings } from '../command-line.ts';
import { readTextIfAny, removeLeftovers, withLines, writeFileSafely } from '../files.ts';
import { giveFragments } from '../ledger/give-fragments.ts';
import { keepEarlier } from '../ledger/keep-earlier.ts';
import { ledgerProblems } from '../ledger/ledger-problems.ts';
import { withLock } from '../lock.ts';
import { say, showMessages } from '../terminal.ts';

/** `sourcebook freeze`: each entry that is not as its last version has it gets its next one. */
export async function runFreeze(settings: Settings): Promise<ExitCode> {
  requireFolder(settings.content);
  const date = settings.date ?? new Date().toISOString().slice(0, 10);
  return withLock(settings.content, async () => {
    await removeLeftovers(settings.content);
    const { frozen, messages } = await freeze(settings.content, date);
    if (!messages.some(({ severity }) => severity === 'error')) say(toldOf(frozen));
    return showMessages(messages);
  });
}

function toldOf(frozen: number): string {
  if (frozen === 0) return 'Nothing changed since the last version of each entry.';
  return `Frozen: ${frozen === 1 ? '1 version' : `${frozen} versions`}.`;
}

/** Files of versions come before the events that name them: cut off between, the next run makes the same files again. */
export async function freeze(
  content: string,
  date: string,
): Promise<{ readonly frozen: number; readonly messages: readonly Message[] }> {
  const problems = await ledgerProblems(content);
  if (problems.length > 0) return { frozen: 0, messages: problems };
  const given = await giveFragments(content, addressesOf);
  const { parsed } = given;
  const versionOf = versionMaker(parsed, { content, date });
  const events: LedgerEvent[] = [];
  for (const one of given.entries) {
    const { entry } = one;
    const standing = parsed.ledger.standings.get(keyOf('entry', entry.frontmatter.id));
    const text = frozenHash(entry.text);
    if (standing === undefined || standing.versions.at(-1)?.text === text) continue;
    const kept = await versionOf(one, standing);
    const json = JSON.stringify(kept);
    const hash = frozenHash(json);
    await writeFileSafely(content, versionPath(hash), compressed(json));
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
  await keepEarlier(content, given, true);
  if (events.length > 0) await appendEvents(content, events);
  return {
    frozen: events.length,
    messages: events.length > 0 && parsed.settings.url === undefined ? [unaddressed] : [],
  };
}

const unaddressed: Message = {
  rule: 'site-url-unknown',
  severity: 'warning',
  path: 'site.yaml',
  reason: 'The files that cite these versions name no web address, and stay so.',
  advice: 'Say `url: https://…` in site.yaml before you freeze what others will cite.',
};

async function appendEvents(content: string, events: readonly LedgerEvent[]): Promise<void> {
  const before = (await readTextIfAny(content, LEDGER)) ?? '';
  await writeFileSafely(content, LEDGER, withLines(before, events.map(ledgerLine)));
}

/** Brotli at quality 9 sets up 32 MiB for each text unless its window is small; with 64 KiB it is 100 times as fast. */
function compressed(json: string): Uint8Array {
  const { BROTLI_PARAM_QUALITY: quality, BROTLI_PARAM_LGWIN: window } = constants;
  return brotliCompressSync(json, { params: { [quality]: 9, [window]: 16 } });
}

function addressesOf({ ledger, entries }: ParsedContent): Addresses {
  const at = (key: string) => BASE + encodeURI(ledger.permalinks.get(key) ?? '');
  return {
    entry: (id: string) => (entries.has(id) ? at(keyOf('entry', id)) : undefined),
    source: (id: string) => at(keyOf('source', id)),
    file: (path: string) => BASE + encodeURI(path),
  };
}

/** Makes the next version of an entry. */
function versionMaker(parsed: ParsedContent, { content, date }: { content: string; date: string }) {
  const { settings, documents, vocabulary, entries } = parsed;
  const tagLabel = tagLabels(vocabulary, (id) => entries.get(id)?.frontmatter.title);
  return async ({ entry, rendered }: RenderedEntry, { versions, permalink }: Standing): Promise<FrozenEntry> => {
    const { id, title, summary, language = settings.language } = entry.frontmatter;
    const last = versions.at(-1);
    const version = (last?.version ?? 0) + 1;
    const anchors = rendered.anchors.map(({ fragment, text }) => ({ fragment, text }));
    const own = { permalink, version, date };
    const citation = versionCitation({ entry, rendered }, own, { settings, documents, tagLabel });
    const page = versionHtml({
      language,
      siteTitle: settings.title,
      title,
      summary,
      ...own,
      body: rendered.html,
      anchors,
      citation,
      before: last === undefined ? undefined : await readFrozen(content, last.hash),
    });
    return { id, version, date, title, text: entry.text, page, anchors, files: citation.files };
  };
}
