import { z } from 'astro/zod';
import { idSchema } from './entry.ts';
import { webAddress } from './source.ts';

const text = z.string().trim().min(1);

/** Entries in the order in which a kind of reader would be led through them. */
export const readingPathSchema = z
  .object({ title: text, description: text.optional(), entries: z.array(idSchema).min(1) })
  .strict();

/** `content/site.yaml`: what the site says of itself. Everything is optional. */
export const siteSettingsSchema = z
  .object({
    title: text.default('Sourcebook'),
    /** One sentence under the title. */
    description: text.default('An explainer in which every excerpt leads back to its source.'),
    /** Longer introduction for the home page; plain paragraphs. */
    introduction: z.array(text).default([]),
    /** BCP 47. */
    language: text.default('en'),
    /** Who answers for the site: named in citations. */
    publisher: text.optional(),
    authors: z.array(text).default([]),
    /** Ways through the site, shown on the home page. */
    paths: z.array(readingPathSchema).default([]),
    /** Where the site is published; citations and canonical links need it. */
    url: webAddress.optional(),
    /** Licence of the entries. */
    licence: text.optional(),
    licenceUrl: webAddress.optional(),
  })
  .strict();
export type SiteSettings = Readonly<z.infer<typeof siteSettingsSchema>>;
