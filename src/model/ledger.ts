import { z } from 'astro/zod';
import { compareText } from './message.ts';

/**
 * `content/ledger.jsonl`: append-only, one event a line. It is the only record of which address was
 * given to what; replaying it does not depend on the order of lines, so branches merge by union.
 */
export const subjectSchema = z.enum(['entry', 'source', 'tag']);
export type Subject = z.infer<typeof subjectSchema>;

/** Path below the site's base, without leading and with trailing slash: `entries/ai-act/`. */
export const permalinkSchema = z.string().regex(/^[^/\s?#\\]+(\/[^/\s?#\\]+)*\/$/);

export const publishedSchema = z
  .object({ event: z.literal('published'), subject: subjectSchema, id: z.string(), permalink: permalinkSchema })
  .strict();

export const ledgerEventSchema = z.discriminatedUnion('event', [publishedSchema]);
export type LedgerEvent = Readonly<z.infer<typeof ledgerEventSchema>>;

/** The ledger replayed: what stands where today. */
export type LedgerState = {
  /** `entry:ai-act` → `entries/ai-act/` */
  readonly permalinks: ReadonlyMap<string, string>;
};

export function keyOf(subject: Subject, id: string): string {
  return `${subject}:${id}`;
}

export function replay(events: readonly LedgerEvent[]): LedgerState {
  const permalinks = new Map<string, string>();
  const ordered = [...events].sort((a, b) => compareText(a.permalink, b.permalink));
  for (const event of ordered) {
    const key = keyOf(event.subject, event.id);
    if (!permalinks.has(key)) permalinks.set(key, event.permalink);
  }
  return { permalinks };
}

/** The address a thing gets when it is first published. */
export function firstPermalink(subject: Subject, id: string): string {
  const folder = { entry: 'entries', source: 'sources', tag: 'tags' } as const;
  return `${folder[subject]}/${id}/`;
}
