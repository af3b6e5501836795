import { hash } from 'node:crypto';
import { z } from 'astro/zod';

/**
 * `content/ledger.jsonl`: append-only, one event a line. It is the only record of which address was
 * given to what; replaying it does not depend on the order of lines, so branches merge by union.
 */
export const LEDGER = 'ledger.jsonl';

export const subjectSchema = z.enum(['entry', 'source', 'tag']);
export type Subject = z.infer<typeof subjectSchema>;

/** Path below the site's base, without leading and with trailing slash: `entries/ai-act/`. */
export const permalinkSchema = z.string().regex(/^[^/\s?#\\]+(\/[^/\s?#\\]+)*\/$/);

/** `YYYY-MM-DD`, a day that the calendar has. */
export const dateSchema = z.iso.date();

/** Hexadecimal digits of a SHA-256. */
const hashSchema = z.string().regex(/^[0-9a-f]{16,64}$/);

const reason = z.string().trim().min(1);
const fragment = z.string().min(1);
const date = dateSchema.optional();
/** What the entry was called when it ended. */
const title = z.string().optional();

const common = {
  subject: subjectSchema,
  id: z.string().min(1),
  /** Which event about this subject it is, from 1; lines written before events were numbered have none and count as 1. */
  n: z.number().int().positive().optional(),
  /** Tells a line that was edited by mistake: see `sumOf`. */
  sum: z.string().optional(),
};

function eventSchema<Name extends string, Shape extends z.ZodRawShape>(event: Name, shape: Shape) {
  return z.object({ event: z.literal(event), ...common, ...shape }).strict();
}

export const ledgerEventSchema = z.discriminatedUnion('event', [
  eventSchema('published', { permalink: permalinkSchema }),
  /** The subject stands at `permalink` now; its earlier address leads there. */
  eventSchema('renamed', { permalink: permalinkSchema, date, reason }),
  /** The entry's matter is told by the entry `into` now. */
  eventSchema('merged', {
    into: z.string().min(1),
    fragments: z.record(fragment, fragment).optional(),
    date,
    title,
    reason,
  }),
  /** Told by several entries now; `fragments`: fragment → the entry that has the paragraph, `id` or `id#fragment`. */
  eventSchema('split', {
    into: z.array(z.string().min(1)).min(1),
    fragments: z.record(fragment, z.string().min(1)).optional(),
    date,
    title,
    reason,
  }),
  /** The text stays, with the reason above it. */
  eventSchema('withdrawn', { date, reason, to: z.string().optional() }),
  /** The text is gone; `to` is the id of an entry to read instead. */
  eventSchema('removed', { date, title, reason, to: z.string().optional() }),
  /** Whatever ended it no longer holds. */
  eventSchema('restored', { date, reason }),
  /** Version `version` was kept for good: `hash` names its file in `versions/`. */
  eventSchema('frozen', {
    version: z.number().int().positive(),
    hash: hashSchema,
    /** Hash of the entry's file as it was: where it is the same, there is nothing to freeze. */
    text: hashSchema,
    permalink: permalinkSchema,
    date: dateSchema,
    /** Number of the line of `fragments.jsonl` that says which fragments stood on the page. */
    fragments: z.number().int().positive().optional(),
  }),
]);
export type LedgerEvent = Readonly<z.infer<typeof ledgerEventSchema>>;

export function keyOf(subject: Subject, id: string): string {
  return `${subject}:${id}`;
}

/** The address a thing gets when it is first published. */
export function firstPermalink(subject: Subject, id: string): string {
  const folder = { entry: 'entries', source: 'sources', tag: 'tags' } as const;
  return `${folder[subject]}/${id}/`;
}

/** Ten hexadecimal digits of the SHA-256 of an event without its sum, keys in order. Against slips, not against forgers. */
export function sumOf(event: Readonly<Record<string, unknown>>): string {
  const { sum: _, ...rest } = event;
  return sumOfJson(JSON.stringify(inOrder(rest)));
}

/** The same of such an event as JSON. */
export function sumOfJson(json: string): string {
  return hash('sha256', json).slice(0, 10);
}

/** One line of the ledger, with its sum and its line break. */
export function ledgerLine(event: LedgerEvent): string {
  return `${JSON.stringify({ ...event, sum: sumOf(event) })}\n`;
}

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  const pairs = Object.entries(value).map(([key, part]): [string, unknown] => [key, inOrder(part)]);
  return Object.fromEntries(pairs.sort(([a], [b]) => (a < b ? -1 : 1)));
}
