import { createHash } from 'node:crypto';
import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'astro/zod';
import { isSettled, stampOf, TICK } from '../../src/loader/memory/file-stamps.ts';
import { FRAGMENTS } from '../../src/model/fragment-ledger.ts';
import { LEDGER } from '../../src/model/ledger.ts';
import { compareText, type Message } from '../../src/model/message.ts';
import { cacheFor } from '../build/cache-for.ts';
import { codeDigest } from '../build/publish/site-record.ts';
import { listFiles, readTextIfAny, writeFileSafely } from '../files.ts';
import type { Converted } from '../pipeline/index.ts';
import type { Summary } from '../pipeline/write.ts';

/** What a conversion says: of the conversion itself, and of excerpts that no longer stand. */
export type Said = Pick<Converted, 'summary' | 'messages'> & { readonly outdated: readonly Message[] };

/** What the last conversion would say again, where nothing has changed since; and a way to keep what this one says. */
export type LastConversion = {
  readonly said: Said | undefined;
  readonly keep: (said: Said, changes: Converted['changes']) => Promise<void>;
};

const FILE = 'converted.json';
const PARTS = ['sources', 'entries', 'bases', 'documents', 'earlier', 'pictures', 'versions'];
const SINGLE = [LEDGER, FRAGMENTS, 'vocabulary.yaml', 'site.yaml'];
/** What only the program writes. */
const OWN = /^(?:(?:bases|documents|earlier|pictures)\/|(?:ledger|fragments)\.jsonl$)/;
/** A worker that was given up may have had a busy machine: such a source is tried again each time. */
const TRIED_AGAIN = new Set(['source-too-slow', 'source-too-large', 'source-unreadable', 'source-not-readable']);

const messages = z.custom<readonly Message[]>(Array.isArray);
const summary = z.custom<Summary>((value) => z.object({ sources: z.number() }).safeParse(value).success);
const keptSchema = z.object({ state: z.string(), said: z.object({ summary, messages, outdated: messages }) });

/**
 * A conversion after which no file was touched would do nothing but say the same again: 10,000 sources are then looked at,
 * and none is opened. Deleting the record changes nothing but time.
 */
export async function openLastConversion(content: string): Promise<LastConversion> {
  const [code, before] = [await codeDigest(), await stampsOf(content)];
  const folder = cacheFor(content);
  const text = await readTextIfAny(folder, FILE);
  const kept = text === undefined ? undefined : keptSchema.safeParse(jsonOf(text)).data;
  return {
    said: kept?.state === stateOf(code, before) ? kept.said : undefined,
    async keep(said, changes) {
      const again = saidAgain(said, changes);
      if (again === undefined || [...before.values()].some(({ settled }) => !settled)) return;
      await pause(TICK);
      const now = await stampsOf(content);
      if (await isOurs(content, { before, now, changes }))
        await writeFileSafely(folder, FILE, JSON.stringify({ state: stateOf(code, now), said: again }));
    },
  };
}

type Stamp = { readonly stamp: string; readonly settled: boolean };
type Stamps = ReadonlyMap<string, Stamp>;

/** Every file that a conversion reads or writes, and by what it is known that it was not touched. */
async function stampsOf(content: string): Promise<Stamps> {
  const listed = await Promise.all(PARTS.map((part) => listFiles(content, part)));
  const stamps = new Map<string, Stamp>();
  for (const path of [...listed.flat(), ...SINGLE]) {
    const stats = lstatSync(join(content, path), { throwIfNoEntry: false });
    if (stats === undefined) continue;
    stamps.set(path, { stamp: stampOf(stats), settled: isSettled(stats) || OWN.test(path) });
  }
  return stamps;
}

function stateOf(code: string, stamps: Stamps): string {
  const sum = createHash('sha256').update(code);
  for (const [path, { stamp }] of stamps) sum.update(`\n${path} ${stamp}`);
  return sum.digest('base64url');
}

/** What changed while it was converted, was changed by the conversion: nobody wrote beside it. */
async function isOurs(
  content: string,
  { before, now, changes }: { before: Stamps; now: Stamps; changes: Converted['changes'] },
): Promise<boolean> {
  const written = new Map(changes.map(({ path, after }) => [path, after]));
  for (const path of before.keys()) if (!now.has(path) && !path.startsWith('earlier/')) return false;
  for (const [path, { stamp }] of now) {
    if (before.get(path)?.stamp === stamp || OWN.test(path)) continue;
    const text = written.get(path);
    if (text === undefined || (await readTextIfAny(content, path)) !== text) return false;
  }
  return true;
}

/** What the next conversion would say if nothing changed; nothing where that is not known beforehand. */
function saidAgain({ summary, messages, outdated }: Said, changes: Converted['changes']): Said | undefined {
  const { new: made, updated, merged, conflict, unchanged, ...others } = byOutcome(summary);
  const changed = new Set(changes.map(({ path }) => path));
  const isOpen = ({ rule, path }: Message) => TRIED_AGAIN.has(rule) || changed.has(path);
  if (merged.length + conflict.length > 0 || messages.some(isOpen)) return undefined;
  const ids = [...made, ...updated, ...unchanged].sort(compareText);
  const rows: Readonly<Record<string, readonly string[]>> = { ...others, unchanged: ids };
  const again = summary.rows.map(({ what }) => ({ what, ids: rows[what] ?? [] }));
  return { summary: { ...summary, rows: again }, messages, outdated };
}

function byOutcome({ rows }: Summary) {
  const of = (what: string) => rows.find((row) => row.what === what)?.ids ?? [];
  return {
    ...{ new: of('new'), updated: of('updated'), merged: of('merged'), conflict: of('conflict') },
    ...{ unchanged: of('unchanged'), kept: of('kept'), own: of('own'), removed: of('removed') },
  };
}

/** A file that is damaged holds nothing. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
