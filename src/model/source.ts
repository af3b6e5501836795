import { z } from 'astro/zod';

/**
 * A source is a work we were given. Its facts follow CSL-JSON in meaning; where a fact came from is
 * recorded in `factOrigins`, so that a guess is never shown as a fact.
 */
const text = z.string().trim().min(1);

const dateForm = 'a date is YYYY, YYYY-MM or YYYY-MM-DD';
/** `YYYY`, `YYYY-MM` or `YYYY-MM-DD` (ISO 8601, reduced precision allowed). */
export const partialDate = z.preprocess(
  // A year that stands alone is a number to YAML.
  (value) => (Number.isInteger(value) ? String(value) : value),
  z.string(dateForm).regex(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/, dateForm),
);

/** Only addresses that a reader may safely follow. */
export const webAddress = z.url({ protocol: /^https?$/ });

export const factsSchema = z.object({
  title: text.optional(),
  /** People or bodies as they sign, given name first: `Ada Lovelace`. */
  authors: z.array(text).optional(),
  /** Day of publication. */
  date: partialDate.optional(),
  publisher: text.optional(),
  /** BCP 47 tag, e.g. `en` or `pt-BR`. */
  language: text.optional(),
  /** Canonical address of the original. */
  url: webAddress.optional(),
  doi: text.optional(),
  description: text.optional(),
  keywords: z.array(text).optional(),
  /** Licence or copyright line, as the source gives it. */
  rights: text.optional(),
  /** Wording the source demands wherever it is quoted. */
  credit: text.optional(),
});
export type Facts = Readonly<z.infer<typeof factsSchema>>;
export type FactName = keyof Facts;

/** How much of a source's text the site may show. */
export const showSchema = z.enum(['full', 'excerpts', 'none']);

/** CSL 1.0.2 item types that a source may have. */
export const sourceTypeSchema = z.enum([
  'article',
  'article-journal',
  'article-magazine',
  'article-newspaper',
  'bill',
  'book',
  'chapter',
  'legislation',
  'paper-conference',
  'personal_communication',
  'post-weblog',
  'regulation',
  'report',
  'standard',
  'treaty',
  'webpage',
]);

/** Taken back by its authors or publisher: `true`, or why, in words for readers. */
const retractedSchema = z.union([z.literal(true), text]);

/** `<name>.source.yaml`: facts that the file cannot say; they win over what was read. */
export const sidecarSchema = factsSchema
  .extend({
    id: z
      .string()
      .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'an id is lower-case letters, digits and single hyphens')
      .optional(),
    type: sourceTypeSchema.optional(),
    /** `full`: the whole text may be shown; `excerpts` (default); `none`: only facts. */
    show: showSchema.optional(),
    retrieved: partialDate.optional(),
    /** Name of a picture in `pictures/` → what it shows, where the source does not say. */
    alts: z.record(z.string(), text).optional(),
    /** SHA-256 of the snapshot as it was fetched. */
    sha256: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .optional(),
    retracted: retractedSchema.optional(),
  })
  .strict();
export type Sidecar = Readonly<z.infer<typeof sidecarSchema>>;

/** Where in the source, value and label as CSL has them. */
export const locatorSchema = z.object({
  label: z.enum(['page', 'section', 'paragraph', 'chapter', 'figure', 'table', 'note']),
  value: text,
});
export type Locator = Readonly<z.infer<typeof locatorSchema>>;

export const passageKindSchema = z.enum(['heading', 'paragraph', 'item', 'quote', 'code', 'table', 'caption', 'note']);

/** A paragraph-sized piece of a document, with an id that lasts and locators from outermost to innermost. */
export const passageSchema = z.object({
  id: z.string(),
  kind: passageKindSchema,
  /** Heading depth 1–6, for headings only. */
  depth: z.number().int().min(1).max(6).optional(),
  locators: z.array(locatorSchema),
  /** Normalised text (see `normalise` in selector.ts). */
  text: z.string(),
  /** Offset of `text` in the document's text, in UTF-16 code units (TextPositionSelector start). */
  start: z.number().int().nonnegative(),
});
export type Passage = Readonly<z.infer<typeof passageSchema>>;

/** A picture that came with a source and may be shown. Its file is re-encoded and named by what it was. */
export const pictureSchema = z.object({
  /** Path below the content folder: `pictures/3f2a9c41d07be865.webp`. */
  file: z.string().regex(/^pictures\/[\w.-]+$/),
  /** In pixels. */
  width: z.number().int().positive(),
  height: z.number().int().positive(),
  /** What it shows, for who cannot see it; empty where nobody has said. */
  alt: z.string(),
  /** What stands under it, in its source's words. */
  caption: z.string().optional(),
  /** Id of the passage that holds the caption, where it is part of the text. */
  passage: z.string().optional(),
  /** Id of the passage it stands after; absent at the head of the document. */
  after: z.string().optional(),
});
export type Picture = Readonly<z.infer<typeof pictureSchema>>;

/** `content/documents/<id>.json`: what was read of one source. */
export const documentSchema = z.object({
  id: z.string(),
  /** Path of the file below the content folder, with `/`. Absent for a source of facts alone. */
  file: z.string().optional(),
  format: z.string().optional(),
  type: sourceTypeSchema,
  show: showSchema,
  /** SHA-256 of the file's bytes, hexadecimal. */
  hash: z.string().optional(),
  facts: factsSchema,
  /** Fact name → where it was found, e.g. `{ date: 'meta article:published_time' }`. */
  factOrigins: z.record(z.string(), z.string()),
  retrieved: partialDate.optional(),
  retracted: retractedSchema.optional(),
  passages: z.array(passageSchema),
  /** In reading order; absent where there are none, or none that may be shown. */
  pictures: z.array(pictureSchema).optional(),
});
export type SourceDocument = Readonly<z.infer<typeof documentSchema>>;

/** `content/earlier/<id>.<hash>.json`: what a source said before it changed, kept while anything quotes it. */
export const earlierTextSchema = z.object({
  /** Id of the source. */
  id: z.string(),
  passages: z.array(passageSchema),
  /** Ids of passages that a frozen version quotes: these are kept for good. Absent until versions were looked at. */
  inVersions: z.array(z.string()).optional(),
});
export type EarlierText = Readonly<z.infer<typeof earlierTextSchema>>;

/** The document's text: its passages joined by a line feed; positions count in it. */
export function textOf(document: Pick<SourceDocument, 'passages'>): string {
  return document.passages.map((passage) => passage.text).join('\n');
}

/** `section The Push, paragraph 3`: locators as a person reads them. */
export function locatorLabel(locators: readonly Locator[]): string {
  const short: Record<Locator['label'], string> = {
    page: 'p.',
    section: '§',
    paragraph: '¶',
    chapter: 'ch.',
    figure: 'fig.',
    table: 'table',
    note: 'note',
  };
  return locators.map(({ label, value }) => `${short[label]} ${value}`).join(', ');
}
