import type { VersionedEntry } from '../../data/views.ts';
import type { FrozenEntry } from '../../model/frozen.ts';
import { escaped, type KeptSite, keptHtml } from './former-html.ts';
import { changesHtml } from './version-html.ts';

/** List of an entry's versions, the latest first, each with what became of its passages. */
export function versionsHtml(
  frozen: readonly FrozenEntry[],
  { entry, site }: { entry: VersionedEntry; site: KeptSite },
): string {
  const { strings } = site;
  const rows = [...frozen].reverse().map((kept) => {
    const permalink = entry.versions.find(({ version }) => version === kept.version)?.permalink ?? entry.permalink;
    const href = escaped(site.href(`${permalink}v/${kept.version}/`));
    const date = `<time datetime="${kept.date}">${kept.date}</time>`;
    return [
      `<h2><a href="${href}">${strings.version(kept.version)}</a>, ${date}</h2>`,
      `<details><summary>${strings.sinceThen}</summary>`,
      ...(entry.today.length === 0
        ? [`<p>${strings.standsNoMore}</p>`]
        : changesHtml(kept.anchors, { after: entry.today, strings })),
      '</details>',
    ].join('\n');
  });
  const today = escaped(site.href(entry.permalink));
  const title = strings.versionsOf(entry.title);
  const body = [
    `<h1>${escaped(title)}</h1>`,
    ...endHtml(entry, site),
    `<p><a href="${today}">${escaped(strings.titleToday(entry.title))}</a></p>`,
    ...rows,
  ];
  return keptHtml(site, { title, head: [], body });
}

/** What became of the entry as a whole, as a sentence and a reason. */
function endHtml({ end }: VersionedEntry, { strings }: KeptSite): string[] {
  if (end === undefined) return [];
  return [`<p class="reason"><strong>${escaped(endWords(end, strings))}</strong> ${escaped(end.reason)}</p>`];
}

export function endWords(end: NonNullable<VersionedEntry['end']>, strings: KeptSite['strings']): string {
  switch (end.event) {
    case 'withdrawn':
      return strings.withdrawn(end.date ?? '');
    case 'merged':
      return `${strings.merged}.`;
    case 'split':
      return `${strings.split}.`;
    case 'removed':
      return `${strings.gone}.`;
  }
}
