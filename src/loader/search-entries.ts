import { hash } from 'node:crypto';
import { firstPermalink } from '../model/ledger.ts';
import { compareText } from '../model/message.ts';
import type { SearchEntry } from '../model/search-record.ts';
import { toSlug } from '../model/slug.ts';
import { eventsOf } from './chronology.ts';
import type { ParsedContent } from './parse-content.ts';
import { pick, type Refs } from './refs.ts';
import type { RenderedEntry } from './render-entries.ts';
import { digestOfBody } from './with-body.ts';

/** What search is told of each entry: all but its texts decides with the digest of its body whether it has changed. */
export function searchEntries(
  entries: readonly RenderedEntry[],
  { content, refs }: { content: ParsedContent; refs: Refs },
): readonly SearchEntry[] {
  const hidden = new Map(
    // Of two decisions the first holds.
    [...content.vocabulary.terms].reverse().map((term) => [toSlug(term.prefLabel), term.hiddenLabel]),
  );
  return entries.map(({ entry, rendered }) => {
    const { id, title, labels, kind, summary, tags, sources } = entry.frontmatter;
    const works = pick(refs.sources, sources);
    const record = {
      id,
      permalink: refs.entries.get(id)?.permalink ?? firstPermalink('entry', id),
      title,
      labels: [...labels, ...(hidden.get(id) ?? [])],
      hidden: hidden.get(id) ?? [],
      kind,
      summary,
      tags: pick(refs.tags, tags).map((tag) => tag.label),
      sources,
      years: yearsOf([
        ...works.flatMap(({ facts }) => facts.date ?? []),
        ...eventsOf(rendered).map(({ date }) => date),
      ]),
      headings: rendered.headings.map(({ text, fragment }) => ({ text, fragment })),
    };
    return {
      id,
      digest: hash(
        'sha256',
        JSON.stringify([record, works.map((work) => work.title), digestOfBody(rendered)]),
        'base64url',
      ),
      read: () => ({ ...record, passages: rendered.texts }),
    };
  });
}

function yearsOf(dates: readonly string[]): readonly string[] {
  return [...new Set(dates.map((date) => date.slice(0, 4)))].sort(compareText);
}
