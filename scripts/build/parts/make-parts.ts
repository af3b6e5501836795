import { setImmediate } from 'node:timers/promises';
import { digestOf } from '../../../src/data/digest-of.ts';
import { asked, startReading } from '../../../src/data/handed-over.ts';
import type { SiteChanges } from '../publish/publish-changes.ts';
import { putFiles } from '../publish/put-files.ts';
import { isPage, type MadePart } from '../publish/site-record.ts';
import { type PartKeys, requirePlain } from './part-digests.ts';
import type { SitePart } from './site-part.ts';

type Making = {
  readonly out: string;
  readonly keyed: PartKeys['keyed'];
  /** Names of parts of which a file in the folder is not as the last build left it. */
  readonly changed: ReadonlySet<string>;
  /** Parts as the last build left them, by name. */
  readonly known: ReadonlyMap<string, MadePart>;
  readonly put: SiteChanges['put'];
};

/** Every part, those as they are that are there already; `rendered` counts the pages among the others. */
export async function makeParts(parts: readonly SitePart[], making: Making) {
  const early = new Map(parts.filter(({ ahead }) => ahead).map((part) => [part, take(part, making)]));
  // Where one fails, that is said when it is taken up.
  const ended = Promise.allSettled([...early.values()].map((part) => ('making' in part ? part.making : undefined)));
  let isBeside = early.size > 0;
  ended.then(() => (isBeside = false));
  const made: MadePart[] = [];
  let rendered = 0;
  try {
    for (const part of parts) {
      // One page leads to the next without a turn of the event loop, which what is made beside them waits for.
      if (isBeside) await setImmediate();
      const taken = early.get(part) ?? take(part, making);
      const one = 'making' in taken ? await finish(taken, part, making) : taken;
      made.push(one);
      if (one !== taken) rendered += one.files.filter(([path]) => isPage(path)).length;
    }
  } finally {
    // Where another part has failed, a build that is begun anew must not meet them.
    await ended;
  }
  return { made, rendered };
}

/** A part that is being made. */
type BegunPart = {
  readonly making: ReturnType<SitePart['make']>;
  /** What it reads of the site meanwhile. */
  readonly reads: ReadonlySet<string>;
  /** Digest of what it shows. */
  readonly shows: string;
};

function take(part: SitePart, { keyed, known, changed }: Making): MadePart | BegunPart {
  const before = known.get(part.name);
  const shows = digestOf(part.shows);
  const isSame = before && !part.always && keyed(shows, before.reads) === before.key && !changed.has(part.name);
  return isSame ? before : begin(part, shows);
}

function begin(part: SitePart, shows: string): BegunPart {
  requirePlain(part.shows);
  const reads = startReading();
  return { making: part.make(), reads, shows };
}

/** Most parts have read the same few things: each list is kept once. */
const lists = new Map<string, readonly string[]>();

function namesOf(reads: ReadonlySet<string>): readonly string[] {
  const names = [...reads].sort();
  const key = names.join(' ');
  const list = lists.get(key) ?? names;
  lists.set(key, list);
  return list;
}

async function finish(
  { making, reads, shows }: BegunPart,
  part: SitePart,
  { out, known, put, keyed, changed }: Making,
) {
  const before = known.get(part.name);
  const files = await putFiles(await making, { put, before, out, isAsLeft: !changed.has(part.name) });
  const read = namesOf(reads);
  const lost = read.find((name) => asked.has(name));
  if (lost !== undefined) throw new Error(`${part.name} is made of a list of what is asked for: ${lost}`);
  return { name: part.name, key: keyed(shows, read), reads: read, files };
}
