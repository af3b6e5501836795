import { execFile } from 'node:child_process';
import { hash } from 'node:crypto';
import { promisify } from 'node:util';
import { checkLedger, ledgerRules } from '../../src/loader/check/check-ledger.ts';
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
  /** Texts of ledgers in which nothing was wrong. */
  readonly sound?: SoundTexts;
  /** Paths of the entry files. */
  readonly entries?: readonly string[];
  /** See `committedLedger`. */
  readonly committed?: string;
};

/** Everything for which `build` refuses: an address once published that would be lost. */
export async function ledgerProblems(content: string, known: Known = {}): Promise<readonly Message[]> {
  const { sound = nothingSound, entries } = known;
  const text = (await readTextIfAny(content, LEDGER)) ?? '';
  const { events, messages } = parseSound({ path: LEDGER, text }, sound, (all, length) =>
    parseLedger(LEDGER, all, length),
  );
  const state = replay(events);
  const present = await presentIds(
    { content, paths: entries ?? (await listFiles(content, 'entries')).filter((one) => one.endsWith('.mdx')) },
    new Set([...state.standings.values()].flatMap(({ subject, id }) => (subject === 'entry' ? [id] : []))),
  );
  const given = { path: FRAGMENTS, text: (await readTextIfAny(content, FRAGMENTS)) ?? '' };
  const fragments = parseSound(given, sound, parseFragments);
  return [
    ...fragments.messages,
    ...messages.filter(({ rule }) => ledgerRules.has(rule)),
    ...(await linesLost(content, text, known.committed)),
    ...checkLedger(state, present),
    ...(await checkVersions(content, state)),
  ];
}

/** Ids of the entry files. They are opened only where something published has no file that is named by its id. */
async function presentIds(
  { content, paths }: { readonly content: string; readonly paths: readonly string[] },
  published: ReadonlySet<string>,
): Promise<ReadonlySet<string>> {
  const names = paths.map((path) => path.slice(path.lastIndexOf('/') + 1, -'.mdx'.length));
  const named = new Set(names);
  if ([...published].every((id) => named.has(id))) return named;
  const ids = new Set<string>();
  for (const [at, path] of paths.entries()) {
    const name = names[at] ?? '';
    const own = published.has(name)
      ? undefined
      : parseEntry(path, (await readTextIfAny(content, path)) ?? '').value?.frontmatter.id;
    ids.add(own ?? name);
  }
  return ids;
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
