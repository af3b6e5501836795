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
  })
  .strict();
export type FrozenEntry = Readonly<z.infer<typeof frozenSchema>>;

/** Stands for the site's base path in a frozen page. A private-use character: no text that is read holds it. */
export const BASE = '\uE0B5';

export function versionPath(hash: string): string {
  return `versions/${hash}.json.br`;
}
