import { digestOf, toldBy } from '../data/digest-of.ts';
import type { SourceRef, VersionedEntry } from '../data/views.ts';
import { keyOf } from '../model/ledger.ts';
import type { Standing } from '../model/replay.ts';
import { digestOfBody } from './digest-of-body.ts';
import { movedFragments, type Present, targetsOf } from './former-pages.ts';
import type { ParsedContent } from './parse-content.ts';
import type { RenderedEntry } from './render-entries.ts';

type Today = {
  readonly rendered: readonly RenderedEntry[];
  readonly titles: Present['titles'];
  readonly sources: readonly SourceRef[];
};

/** Every entry that was ever frozen, whether it still stands or not. */
export function versionedEntries(
  content: ParsedContent,
  { rendered, titles, sources }: Today,
): readonly VersionedEntry[] {
  const pages = new Map(rendered.map((one) => [keyOf('entry', one.entry.frontmatter.id), one]));
  const retracted = sources.filter((source) => source.retracted);
  return [...content.ledger.standings].flatMap(([key, standing]) => {
    const { id, permalink, versions } = standing;
    const page = pages.get(key);
    if (versions.length === 0) return [];
    const title = titles.get(key) ?? endTitle(standing) ?? id;
    const end = endOf(content, { standing, titles });
    const told = { id, title, permalink, versions, end, retracted };
    const entry: VersionedEntry = {
      ...told,
      get today() {
        return (page?.rendered.anchors ?? []).map(({ fragment, text }) => ({ fragment, text }));
      },
    };
    return [toldBy(entry, digestOf([told, page && digestOfBody(page.rendered)]))];
  });
}

function endTitle({ end }: Standing): string | undefined {
  return end !== undefined && 'title' in end ? end.title : undefined;
}

function endOf(
  { ledger }: ParsedContent,
  { standing, titles }: { standing: Standing; titles: Present['titles'] },
): VersionedEntry['end'] {
  const { end } = standing;
  if (end === undefined) return undefined;
  const { reason } = end;
  if (end.event === 'withdrawn') return { event: 'withdrawn', date: end.date, reason, targets: [], moved: {} };
  const targets = targetsOf(ledger, { standing, titles });
  return { event: end.event, date: end.date, reason, targets, moved: movedFragments(ledger, standing) };
}
