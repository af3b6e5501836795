import { digestOf, toldBy } from '../../data/digest-of.ts';
import type { SourceRef, VersionedEntry } from '../../data/views.ts';
import type { Standing } from '../../model/replay.ts';
import { digestOfBody } from '../digest-of-body.ts';
import type { ParsedContent } from '../parse-content.ts';
import type { RenderedEntry } from '../render-entries.ts';
import { movedFragments, type Present, targetsOf } from './former-pages.ts';

/** An entry that was frozen, but for its passages of today. */
export type FrozenEntry = Omit<VersionedEntry, 'today'>;

/** Every entry that was ever frozen, whether it still stands or not. */
export function frozenEntries(
  content: ParsedContent,
  { titles, sources }: { readonly titles: Present['titles']; readonly sources: readonly SourceRef[] },
): readonly FrozenEntry[] {
  const retracted = sources.filter((source) => source.retracted);
  return [...content.ledger.standings].flatMap(([key, standing]) => {
    const { id, permalink, versions } = standing;
    if (versions.length === 0) return [];
    const title = titles.get(key) ?? endTitle(standing) ?? id;
    return [{ id, title, permalink, versions, end: endOf(content, { standing, titles }), retracted }];
  });
}

/** The same with what they show today. */
export function versionedEntries(
  frozen: readonly FrozenEntry[],
  rendered: readonly Pick<RenderedEntry, 'entry' | 'rendered'>[],
): readonly VersionedEntry[] {
  const pages = new Map(rendered.map((one) => [one.entry.frontmatter.id, one.rendered]));
  return frozen.map((told) => {
    const page = pages.get(told.id);
    const entry: VersionedEntry = {
      ...told,
      get today() {
        return (page?.anchors ?? []).map(({ fragment, text }) => ({ fragment, text }));
      },
    };
    return toldBy(entry, digestOf([told, page && digestOfBody(page)]));
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
