import { execFile } from 'node:child_process';
import { hash } from 'node:crypto';
import { promisify } from 'node:util';
import { digestOf } from '../../src/data/digest-of.ts';
import { checkLedger, ledgerRules } from '../../src/loader/check/check-ledger.ts';
import { type ContentFolder, digestOfFile } from '../../src/loader/content-folder.ts';
import { nothingSound, parseSound, type SoundTexts } from '../../src/loader/memory/sound-texts.ts';
import { FRAGMENTS, parseFragments } from '../../src/model/fragment-ledger.ts';
import { LEDGER } from '../../src/model/ledger.ts';
import type { Message } from '../../src/model/message.ts';
import { parseEntry } from '../../src/model/parse-entry.ts';
import { parseLedger } from '../../src/model/parse-ledger.ts';
import { replay } from '../../src/model/replay.ts';
import { listFiles, readTextIfAny } from '../files.ts';
import { linesMissing } from './lines-missing.ts';
import { checkVersions } from './versions.ts';

const run = promisify(execFile);

/** What whoever asks has found out already. */
export type Known = {
  /** What was in order before. */
  readonly sound?: SoundTexts;
  /** The folder as it was read, with the digests of its files. */
  readonly folder?: Pick<ContentFolder, 'entries' | 'ledger' | 'fragments'>;
  /** See `committedLedger`. */
  readonly committed?: string;
  /** See `versionStamps`. */
  readonly versions?: string;
};

/** Everything for which `build` refuses: an address once published that would be lost. */
export async function ledgerProblems(content: string, known: Known = {}): Promise<readonly Message[]> {
  const { sound = nothingSound, folder } = known;
  const all = digestOfAll(known);
  if (all !== undefined && sound.isSound(all)) return [];
  const ledger = folder?.ledger ?? { path: LEDGER, text: (await readTextIfAny(content, LEDGER)) ?? '' };
  const { text } = ledger;
  const { events, messages } = parseSound(ledger, sound, (whole, length) => parseLedger(LEDGER, whole, length));
  const state = replay(events);
  const { ids, byName } = await presentIds(
    { content, paths: folder?.entries.map(({ path }) => path) ?? (await entryPaths(content)) },
    new Set([...state.standings.values()].flatMap(({ subject, id }) => (subject === 'entry' ? [id] : []))),
  );
  const given = folder?.fragments ?? { path: FRAGMENTS, text: (await readTextIfAny(content, FRAGMENTS)) ?? '' };
  const fragments = parseSound(given, sound, parseFragments);
  const problems = [
    ...fragments.messages,
    ...messages.filter(({ rule }) => ledgerRules.has(rule)),
    ...(await linesLost(content, text, known.committed)),
    ...checkLedger(state, ids),
    ...(await checkVersions(content, state)),
  ];
  if (all !== undefined && byName && problems.length === 0) sound.noteAll(all);
  return problems;
}

/** Digest of all that can lose an address, as long as entries are known by the names of their files; undefined where not all is known. */
function digestOfAll({ folder, committed, versions }: Known): string | undefined {
  if (folder === undefined || committed === undefined || versions === undefined) return undefined;
  const { entries, ledger, fragments } = folder;
  const digests = [ledger, fragments].map((file) => file && digestOfFile(file));
  return digestOf([committed, versions, digests, entries.map(({ path }) => path)]);
}

async function entryPaths(content: string): Promise<readonly string[]> {
  return (await listFiles(content, 'entries')).filter((one) => one.endsWith('.mdx'));
}

/** Ids of the entry files. They are opened only where something published has no file that is named by its id: `byName` is false then. */
async function presentIds(
  { content, paths }: { readonly content: string; readonly paths: readonly string[] },
  published: ReadonlySet<string>,
): Promise<{ readonly ids: ReadonlySet<string>; readonly byName: boolean }> {
  const names = paths.map((path) => path.slice(path.lastIndexOf('/') + 1, -'.mdx'.length));
  const named = new Set(names);
  if ([...published].every((id) => named.has(id))) return { ids: named, byName: true };
  const ids = new Set<string>();
  for (const [at, path] of paths.entries()) {
    const name = names[at] ?? '';
    const own = published.has(name)
      ? undefined
      : parseEntry(path, (await readTextIfAny(content, path)) ?? '').value?.frontmatter.id;
    ids.add(own ?? name);
  }
  return { ids, byName: false };
}

/** Where the folder is kept in git: each line of the ledger that was committed must still stand, as it was. */
async function linesLost(content: string, text: string, known?: string): Promise<readonly Message[]> {
  if (known === '' || known === gitName(text)) return [];
  const committed = await run('git', ['show', `HEAD:./${LEDGER}`], { cwd: content, maxBuffer: 2 ** 30 }).then(
    ({ stdout }) => stdout,
    () => '',
  );
  return linesMissing(committed, text).map((line) => ({
    rule: 'ledger-line-lost',
    severity: 'error',
    path: LEDGER,
    reason: `A line that is in version control was changed or taken out: ${line.slice(0, 160)}`,
    advice: 'Put it back: the ledger is append-only, and what changes is said by a new line.',
  }));
}

/** The name that git gives to a file of this text. */
function gitName(text: string): string {
  return hash('sha1', `blob ${Buffer.byteLength(text)}\0${text}`);
}
