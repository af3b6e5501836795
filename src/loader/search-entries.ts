import { digestOf, toldBy } from '../data/digest-of.ts';
import { compareText } from '../model/message.ts';
import type { SearchEntry } from '../model/search-record.ts';
import { eventsOf } from './chronology.ts';
import { digestOfBody } from './digest-of-body.ts';
import type { OwnEntry } from './entry-view.ts';
import { pick } from './refs.ts';

/** What search is told of an entry: all but its texts decides with the digest of its body whether it has changed. */
export function searchEntry({ entry, rendered, around }: OwnEntry): SearchEntry {
  const { id, title, labels, kind, summary, tags, sources } = entry.frontmatter;
  const { hidden } = around;
  const { permalink } = around.ref;
  // What is read later is of its own size: a list that grew has room for sixteen more.
  const works = pick(new Map(around.sources.map((source) => [source.id, source])), sources);
  const topics = pick(new Map(around.tags.map((tag) => [tag.id, tag])), tags).map((tag) => tag.label);
  const dates = works.flatMap(({ facts }) => facts.date ?? []).slice();
  const titles = works.map((work) => work.title);
  return {
    id,
    digest: digestOf([entry.digest, digestOfBody(rendered), permalink, hidden, topics, dates, titles]),
    read: () => ({
      ...{ id, permalink, title, labels: [...labels, ...hidden], hidden, kind, summary, tags: topics, sources },
      years: yearsOf([...dates, ...eventsOf(rendered).map(({ date }) => date)]),
      headings: rendered.headings.map(({ text, fragment }) => ({ text, fragment })),
      passages: rendered.texts,
    }),
  };
}

/** What search is told of all, told from other such lists by the digests in it. */
export function searchList(entries: readonly SearchEntry[]): readonly SearchEntry[] {
  return toldBy(entries, digestOf(entries.map(({ id, digest }) => `${id} ${digest}`).join('\n')));
}

function yearsOf(dates: readonly string[]): readonly string[] {
  return [...new Set(dates.map((date) => date.slice(0, 4)))].sort(compareText);
}
