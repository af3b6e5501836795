import { digestOf } from '../data/digest-of.ts';
import { firstPermalink } from '../model/ledger.ts';
import { compareText } from '../model/message.ts';
import type { SearchEntry } from '../model/search-record.ts';
import { toSlug } from '../model/slug.ts';
import { eventsOf } from './chronology.ts';
import { digestOfBody } from './digest-of-body.ts';
import type { ParsedContent } from './parse-content.ts';
import { pick, type Refs } from './refs.ts';
import type { RenderedEntry } from './render-entries.ts';

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
    const permalink = refs.entries.get(id)?.permalink ?? firstPermalink('entry', id);
    const notShown = hidden.get(id) ?? [];
    const topics = pick(refs.tags, tags).map((tag) => tag.label);
    const dates = works.flatMap(({ facts }) => facts.date ?? []);
    const titles = works.map((work) => work.title);
    return {
      id,
      digest: digestOf([entry.digest, digestOfBody(rendered), permalink, notShown, topics, dates, titles]),
      read: () => ({
        ...{
          id,
          permalink,
          title,
          labels: [...labels, ...notShown],
          hidden: notShown,
          kind,
          summary,
          tags: topics,
          sources,
        },
        years: yearsOf([...dates, ...eventsOf(rendered).map(({ date }) => date)]),
        headings: rendered.headings.map(({ text, fragment }) => ({ text, fragment })),
        passages: rendered.texts,
      }),
    };
  });
}

function yearsOf(dates: readonly string[]): readonly string[] {
  return [...new Set(dates.map((date) => date.slice(0, 4)))].sort(compareText);
}
