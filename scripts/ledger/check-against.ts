import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { FRAGMENTS } from '../../src/model/fragment-ledger.ts';
import { LEDGER } from '../../src/model/ledger.ts';
import type { Message } from '../../src/model/message.ts';
import { parseLedger } from '../../src/model/parse-ledger.ts';
import { replay } from '../../src/model/replay.ts';
import { UsageError } from '../command-line.ts';
import { readTextIfAny } from '../files.ts';
import { linesMissing } from './lines-missing.ts';

const NETWORK_PATIENCE = 30_000;

/** A published site, at an address or in a folder, holds nothing that this content folder would lose. */
export async function checkAgainst(
  content: string,
  { against, from }: { against: string; from: string },
): Promise<readonly Message[]> {
  const deployed = await textAt(against, { name: LEDGER, from });
  if (deployed === undefined) throw new UsageError(`There is no ${LEDGER} at ${against}: is it a site of Sourcebook?`);
  const own = (await readTextIfAny(content, LEDGER)) ?? '';
  const fragments = await textAt(against, { name: FRAGMENTS, from });
  const ownFragments = (await readTextIfAny(content, FRAGMENTS)) ?? '';
  const lost = [
    ...linesMissing(deployed, own).map((line) => lineLost(LEDGER, { line, against })),
    ...linesMissing(fragments ?? '', ownFragments).map((line) => lineLost(FRAGMENTS, { line, against })),
  ];
  const { standings } = replay(parseLedger(LEDGER, own).events);
  const known = new Set(
    [...standings.values()].flatMap(({ permalink, formers }) => [permalink, ...formers.map((one) => one.permalink)]),
  );
  const sitemap = (await textAt(against, { name: 'sitemap.xml', from })) ?? '';
  const pages = Array.from(sitemap.matchAll(/<loc>([^<]+)<\/loc>/g), ([, address = '']) => permalinkOf(address));
  const unknown = pages.flatMap((page) => (page === undefined || known.has(page) ? [] : [pageLost(page, against)]));
  return [...lost, ...unknown];
}

/** `https://example.org/kb/entries/kite/` → `entries/kite/`; nothing for pages that are no entry, source or tag. */
function permalinkOf(address: string): string | undefined {
  return /\/((?:entries|sources|tags)\/[^/?#]+\/)$/.exec(decodeURI(address))?.[1];
}

async function textAt(against: string, { name, from }: { name: string; from: string }): Promise<string | undefined> {
  if (!/^https?:/.test(against)) return readFile(resolve(from, against, name), 'utf8').catch(() => undefined);
  const url = new URL(name, against.endsWith('/') ? against : `${against}/`);
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(NETWORK_PATIENCE) });
    return answer.ok ? await answer.text() : undefined;
  } catch (error) {
    throw new UsageError(`${url.href} cannot be fetched: ${error instanceof Error ? error.message : String(error)}.`);
  }
}

function lineLost(path: string, { line, against }: { line: string; against: string }): Message {
  return {
    rule: 'deployed-lost',
    severity: 'error',
    path,
    reason: `${against} was published with a line that is not here: ${line.slice(0, 160)}`,
    advice: 'Add the line again, from the published file or from version control.',
  };
}

function pageLost(permalink: string, against: string): Message {
  return {
    rule: 'deployed-lost',
    severity: 'error',
    path: LEDGER,
    reason: `${against} has a page at \`${permalink}\` that this ledger does not know.`,
    advice: 'Put back what was published there, then run `sourcebook convert`.',
  };
}
