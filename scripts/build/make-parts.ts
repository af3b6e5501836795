import { setImmediate as nextTurn } from 'node:timers/promises';
import { digestOf } from '../../src/data/digest-of.ts';
import { startReading } from '../../src/data/handed-over.ts';
import { type Setup, type Shared, type Sharing, shareParts } from './page-thread.ts';
import { type partKeys, requirePlain } from './part-digests.ts';
import type { SiteChanges } from './publish-changes.ts';
import { putFiles } from './put-files.ts';
import type { SitePart } from './site-part.ts';
import { isAsLeft, isPage, type MadePart } from './site-record.ts';

export type Making = {
  readonly out: string;
  readonly keyed: ReturnType<typeof partKeys>;
  /** Parts as the last build left them, by name. */
  readonly known: ReadonlyMap<string, MadePart>;
  readonly changes: Pick<SiteChanges, 'put' | 'incoming'>;
  /** What threads must know that make parts of a site which is not there yet; without it, there are none. */
  readonly apart?: Omit<Setup, 'incoming'> | undefined;
};

/** Every part, those as they are that are there already; `rendered` counts the pages among the others. */
export async function makeParts(parts: readonly SitePart[], making: Making) {
  const sharing = shareOut(parts, making);
  const early = new Map(parts.filter(({ ahead }) => ahead).map((part) => [part, take(part, making)]));
  // Where one fails, that is said when it is taken up.
  const ended = Promise.allSettled([...early.values()].map((part) => ('making' in part ? part.making : undefined)));
  const made = new Map<SitePart, MadePart>();
  const makeOne = async (part: SitePart) => {
    const taken = early.get(part) ?? take(part, making);
    made.set(part, 'making' in taken ? await finish(taken, part, making) : taken);
    // Threads are told what to do next between two parts.
    if (sharing !== undefined) await nextTurn();
  };
  try {
    for (const part of parts) if (!early.has(part) && !sharing?.shared.has(part)) await makeOne(part);
    for (const part of sharing?.here() ?? []) await makeOne(part);
    for (const [part, one] of (await sharing?.there()) ?? []) {
      if (one === undefined) await makeOne(part);
      else made.set(part, { name: part.name, key: keyOf(part, one.reads, making), ...one });
    }
    for (const part of early.keys()) await makeOne(part);
  } finally {
    // Where another part has failed, a build that is begun anew must not meet them.
    await ended;
  }
  const all = parts.flatMap((part) => made.get(part) ?? []);
  const fresh = all.filter((part) => making.known.get(part.name) !== part);
  return { made: all, rendered: fresh.flatMap(({ files }) => files).filter(([path]) => isPage(path)).length };
}

/** Parts of which some are made here and some in threads apart; undefined where all are made here. */
function shareOut(parts: readonly SitePart[], { changes: { incoming }, apart }: Making) {
  if (incoming === undefined || apart === undefined) return undefined;
  const shared = parts.flatMap((part, number): Shared[] =>
    part.apart === undefined ? [] : [{ ...part.apart, number }],
  );
  const sharing = shareParts(shared, { ...apart, incoming });
  const partAt = (number: number) => parts[number] ?? [];
  return (
    sharing && {
      shared: new Set(shared.flatMap(({ number }) => partAt(number))),
      here: () => partsHere(sharing, partAt),
      there: async () =>
        [...(await sharing.end())].flatMap(([number, one]) =>
          [partAt(number)].flat().map((part) => [part, one] as const),
        ),
    }
  );
}

function* partsHere(sharing: Sharing, partAt: (number: number) => SitePart | never[]): Iterable<SitePart> {
  for (let next = sharing.next(); next !== undefined; next = sharing.next()) yield* next.flatMap(partAt);
}

/** A part that is being made. */
type BegunPart = {
  readonly making: ReturnType<SitePart['make']>;
  /** What it reads of the site meanwhile. */
  readonly reads: ReadonlySet<string>;
};

function take(part: SitePart, { out, keyed, known }: Making): MadePart | BegunPart {
  const before = known.get(part.name);
  const isSame =
    before && !part.always && keyed(digestOf(part.shows), before.reads) === before.key && isAsLeft(before, out);
  return isSame ? before : begin(part);
}

function begin(part: SitePart): BegunPart {
  requirePlain(part.shows);
  const reads = startReading();
  return { making: part.make(), reads };
}

async function finish({ making, reads }: BegunPart, part: SitePart, { out, known, changes, keyed }: Making) {
  const files = await putFiles(await making, { put: changes.put, before: known.get(part.name), out });
  const read = [...reads].sort();
  return { name: part.name, key: keyed(digestOf(part.shows), read), reads: read, files };
}

function keyOf(part: SitePart, reads: readonly string[], { keyed }: Making): string {
  requirePlain(part.shows);
  return keyed(digestOf(part.shows), reads);
}
