import { createHash } from 'node:crypto';
import { z } from 'astro/zod';

/** One version of an entry, kept for good: what `versions/<hash>.json.br` holds. */
export const frozenSchema = z
  .object({
    id: z.string(),
    version: z.number().int().positive(),
    date: z.iso.date(),
    title: z.string(),
    /** The entry's file as it was. */
    text: z.string(),
    /** The page, whole; addresses of this site begin with `BASE`. */
    page: z.string(),
    /** Paragraphs and headings as they were, in order. */
    anchors: z.array(z.object({ fragment: z.string(), text: z.string() }).strict()),
    /** Files that stand beside the page, by name: how the version is cited. Those frozen by earlier releases have none. */
    files: z.record(z.string().regex(/^cite\.[a-z]+$/), z.string()).optional(),
  })
  .strict();
export type FrozenEntry = Readonly<z.infer<typeof frozenSchema>>;

/** Stands for the site's base path in a frozen page. A private-use character: no text that is read holds it. */
export const BASE = '\uE0B5';

/** Stands for the full address of the site's home page, or its path where the site does not know where it is published. */
export const HOME = '\uE0B6';

/** Tells one state of an entry from another: 32 hexadecimal digits of the SHA-256 of its text. */
export function frozenHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}

export function versionPath(hash: string): string {
  return `versions/${hash}.json.br`;
}
