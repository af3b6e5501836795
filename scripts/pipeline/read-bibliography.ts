import { type Creator, parse } from '@retorquere/bibtex-parser';
import { z } from 'astro/zod';
import type { Message } from '../../src/model/message.ts';
import { toSlug } from '../../src/model/slug.ts';
import { partialDate, type Sidecar, sidecarSchema, sourceTypeSchema, webAddress } from '../../src/model/source.ts';

/** Facts of one work, ready to stand in `<id>.source.yaml`. */
export type Work = { readonly id: string; readonly sidecar: Sidecar };
export type Bibliography = { readonly works: readonly Work[]; readonly messages: readonly Message[] };

/** What both formats are brought to before it is checked: texts as they were written, or nothing. */
type Draft = {
  readonly key: string;
  readonly type: string | undefined;
  readonly title: string | undefined;
  readonly authors: readonly string[];
  readonly date: string | undefined;
  readonly publisher: string | undefined;
  readonly language: string | undefined;
  readonly url: string | undefined;
  readonly doi: string | undefined;
  readonly description: string | undefined;
  readonly keywords: readonly string[];
};

/** A bibliography file, `.bib` (BibTeX, BibLaTeX) or `.json` (CSL-JSON) → facts of each work it names. */
export function readBibliography({ path, text }: { path: string; text: string }): Bibliography {
  const { drafts, messages } = /\.json$/i.test(path) ? readCslJson(path, text) : readBibtex(path, text);
  const works = new Map<string, Work>();
  const problems = [...messages];
  for (const draft of drafts) {
    const work = toWork(draft);
    if (typeof work === 'string') problems.push(problem(path, `The work \`${draft.key}\` ${work}.`));
    else if (works.has(work.id)) problems.push(problem(path, `Two works have the key \`${work.id}\`.`));
    else works.set(work.id, work);
  }
  return { works: [...works.values()], messages: problems };
}

/** A draft → a work; or, where it cannot be one, what is wrong with it. */
function toWork(draft: Draft): Work | string {
  if (draft.title === undefined) return 'has no title';
  const id = toSlug(draft.key) || toSlug(draft.title);
  if (id === '') return 'has no key';
  const date = partialDate.safeParse(draft.date);
  const url = webAddress.safeParse(draft.url);
  const type = sourceTypeSchema.safeParse(draft.type);
  const sidecar = sidecarSchema.safeParse({
    type: type.success ? type.data : 'article',
    title: draft.title,
    ...(draft.authors.length > 0 && { authors: draft.authors }),
    ...(date.success && { date: date.data }),
    ...(draft.publisher && { publisher: draft.publisher }),
    ...(draft.language && { language: draft.language }),
    ...(url.success && { url: url.data }),
    ...(draft.doi && { doi: draft.doi }),
    ...(draft.description && { description: draft.description }),
    ...(draft.keywords.length > 0 && { keywords: draft.keywords }),
  });
  return sidecar.success ? { id, sidecar: sidecar.data } : `cannot be taken over: ${sidecar.error.issues[0]?.message}`;
}

type Drafts = { readonly drafts: readonly Draft[]; readonly messages: readonly Message[] };

/** BibTeX and BibLaTeX entry types → CSL types (biblatex manual 2.1; Zotero's mapping). */
const bibtexTypes: Readonly<Record<string, string>> = {
  article: 'article-journal',
  book: 'book',
  booklet: 'book',
  inbook: 'chapter',
  incollection: 'chapter',
  inproceedings: 'paper-conference',
  conference: 'paper-conference',
  inreference: 'chapter',
  legislation: 'legislation',
  manual: 'report',
  mastersthesis: 'book',
  online: 'webpage',
  phdthesis: 'book',
  report: 'report',
  standard: 'standard',
  techreport: 'report',
  thesis: 'book',
};

function readBibtex(path: string, text: string): Drafts {
  const library = parse(text, { sentenceCase: false, caseProtection: false });
  const messages = library.errors.map(({ error }) => problem(path, `The BibTeX cannot be read: ${error}.`));
  const drafts = library.entries
    .filter(({ input }) => input !== '')
    .map(({ type, key, fields }): Draft => {
      const field = (...names: readonly string[]) => names.map((name) => textOf(fields[name])).find(Boolean);
      return {
        key,
        type: bibtexTypes[type] ?? (field('url') === undefined ? undefined : 'webpage'),
        title: [field('title'), field('subtitle')].filter(Boolean).join(': ') || undefined,
        authors: (fields.author ?? fields.editor ?? []).map(creatorText),
        date: field('date') ?? dateOf(field('year'), field('month'), field('day')),
        publisher: field(
          'journal',
          'journaltitle',
          'publisher',
          'institution',
          'school',
          'organization',
          'howpublished',
        ),
        language: field('language')?.match(/^[a-z]{2}(-[A-Za-z]{2,4})?$/)?.[0],
        url: field('url'),
        doi: field('doi'),
        description: field('abstract'),
        keywords: [fields.keywords ?? []].flat().flatMap((word) => textOf(word) ?? []),
      };
    });
  return { drafts, messages };
}

function textOf(value: unknown): string | undefined {
  const text = Array.isArray(value) ? value.filter((part) => typeof part === 'string').join(', ') : value;
  return typeof text === 'string' && text.trim() !== ''
    ? text
        .replace(/<[^<>]*>/g, '')
        .normalize('NFC')
        .trim()
    : undefined;
}

function creatorText({ name, firstName, prefix, lastName, suffix }: Creator): string {
  return (name ?? [firstName, prefix, lastName, suffix].filter(Boolean).join(' ')).normalize('NFC');
}

function dateOf(...parts: readonly (string | number | undefined)[]): string | undefined {
  const known = parts.slice(0, parts.includes(undefined) ? parts.indexOf(undefined) : parts.length);
  const date = known.map((part) => String(part).padStart(2, '0')).join('-');
  return [date, date.slice(0, 7), date.slice(0, 4)].find((text) => partialDate.safeParse(text).success);
}

const cslName = z.object({
  family: z.string().optional(),
  given: z.string().optional(),
  literal: z.string().optional(),
  'non-dropping-particle': z.string().optional(),
  suffix: z.string().optional(),
});
const cslItem = z.object({
  id: z.coerce.string(),
  type: z.string().optional(),
  title: z.string().optional(),
  author: z.array(cslName).optional(),
  issued: z.object({ 'date-parts': z.array(z.array(z.coerce.number())) }).optional(),
  'container-title': z.string().optional(),
  publisher: z.string().optional(),
  authority: z.string().optional(),
  language: z.string().optional(),
  URL: z.string().optional(),
  DOI: z.string().optional(),
  abstract: z.string().optional(),
  keyword: z.string().optional(),
});

function readCslJson(path: string, text: string): Drafts {
  const items = z.array(z.unknown()).safeParse(jsonOf(text));
  if (!items.success) return { drafts: [], messages: [problem(path, 'The file is not an array of CSL-JSON items.')] };
  const drafts: Draft[] = [];
  const messages: Message[] = [];
  for (const [at, raw] of items.data.entries()) {
    const item = cslItem.safeParse(raw);
    if (item.success) drafts.push(cslDraft(item.data));
    else messages.push(problem(path, `Item ${at + 1} is not CSL-JSON: ${item.error.issues[0]?.message}.`));
  }
  return { drafts, messages };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function cslDraft(item: z.infer<typeof cslItem>): Draft {
  return {
    key: item.id,
    type: item.type,
    title: textOf(item.title),
    authors: (item.author ?? []).map(
      ({ literal, given, family, suffix, 'non-dropping-particle': particle }) =>
        literal ?? [given, particle, family, suffix].filter(Boolean).join(' '),
    ),
    date: dateOf(...(item.issued?.['date-parts'][0] ?? [])),
    publisher: textOf(item['container-title'] ?? item.publisher ?? item.authority),
    language: textOf(item.language),
    url: textOf(item.URL),
    doi: textOf(item.DOI),
    description: textOf(item.abstract),
    keywords: (item.keyword ?? '').split(/[,;]/).flatMap((word) => textOf(word) ?? []),
  };
}

function problem(path: string, reason: string): Message {
  return { rule: 'bibliography', severity: 'error', path, reason, advice: 'Mend it and add the file again.' };
}
