import { z } from 'astro/zod';

/** What an entry may be about. */
export const entryKinds = [
  'concept',
  'organisation',
  'person',
  'law',
  'system',
  'event',
  'practice',
  'proposal',
  'argument',
  'topic',
] as const;
export const entryKindSchema = z.enum(entryKinds);
export type EntryKind = z.infer<typeof entryKindSchema>;

/** Ids are given once and never change; they are also safe file names and address segments. */
export const idSchema = z
  .string()
  .max(80)
  .regex(
    /^[\p{Ll}\p{Lo}\p{Lm}\p{M}\p{N}]+(-[\p{Ll}\p{Lo}\p{Lm}\p{M}\p{N}]+)*$/u,
    'an id is lower-case letters, digits and single hyphens',
  );

const text = z.string().trim().min(1);

/** Frontmatter of `content/entries/<id>.mdx`: the contract between conversion and site. */
export const entrySchema = z
  .object({
    id: idSchema,
    title: text,
    kind: entryKindSchema,
    /** Other names a reader may use: acronyms, spellings. */
    labels: z.array(text).default([]),
    /** One or two sentences that stand alone. Plain text. */
    summary: text,
    /** Ids of vocabulary terms or tags. */
    tags: z.array(idSchema).default([]),
    /** Ids of sources this entry rests on. */
    sources: z.array(idSchema).default([]),
    /** Ids of entries a reader should see too. */
    related: z.array(idSchema).default([]),
    /** Labels that are never made a link in this entry. */
    neverLink: z.array(text).default([]),
    /** BCP 47 tag where it differs from the site's. */
    language: text.optional(),
    /** `open`: full MDX through @astrojs/mdx, for trusted authors only. */
    mdx: z.enum(['closed', 'open']).default('closed'),
  })
  .strict();
export type EntryFrontmatter = Readonly<z.infer<typeof entrySchema>>;
