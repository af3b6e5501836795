import { diffComm } from 'node-diff3';
import { BASE, type FrozenEntry } from '../../model/frozen.ts';
import type { KeptStrings } from '../../strings/strings.ts';
import { stringsOf } from '../../strings/strings-of.ts';
import { escaped, keptHtml } from './former-html.ts';
import type { VersionCitation } from './version-citation.ts';

type Passage = FrozenEntry['anchors'][number];

/** What a version is made of; addresses in `body` begin with `BASE`. */
export type VersionParts = {
  readonly language: string;
  readonly siteTitle: string;
  readonly title: string;
  readonly summary: string;
  readonly permalink: string;
  readonly version: number;
  readonly date: string;
  readonly body: string;
  readonly anchors: readonly Passage[];
  readonly before: FrozenEntry | undefined;
  /** How the version is cited: see `version-citation.ts`. */
  readonly citation: Pick<VersionCitation, 'head' | 'box'>;
};

/** Page of a frozen version. It is kept as it is made here, so that it stays the same bytes whatever becomes of this code. */
export function versionHtml(parts: VersionParts): string {
  const { version, date, title, permalink, before } = parts;
  const strings = stringsOf(parts.language);
  const { kept } = strings;
  const at = (path: string) => `${BASE}${encodeURI(permalink + path)}`;
  const link = (path: string, words: string) => `<a href="${at(path)}">${escaped(words)}</a>`;
  const site = {
    language: parts.language,
    strings: kept,
    title: parts.siteTitle,
    href: (path: string) => BASE + path,
    address: at,
  };
  const earlier = version === 1 ? [] : [link(`v/${version - 1}/`, kept.version(version - 1))];
  const ways = [
    ...earlier,
    link(`v/${version + 1}/`, kept.version(version + 1)),
    link('versions/', kept.allVersions),
    link('', kept.entryToday),
  ];
  const head = [
    `<link rel="latest-version" href="${at('')}">`,
    `<link rel="version-history" href="${at('versions/')}">`,
    ...parts.citation.head,
    `<script src="${BASE}kept-version.js" data-today="${at('versions/today.json')}" data-version="${version}" defer></script>`,
  ];
  const day = `<time datetime="${date}">${escaped(strings.date(date))}</time>`;
  const body = [
    '<div class="about-version">',
    `<p>${kept.aboutVersion(version, escaped(title), day)}</p>`,
    `<nav aria-label="${kept.versions}">${ways.join(' · ')}</nav>`,
    '<div id="what-became" role="status"></div>',
    '</div>',
    `<h1>${escaped(title)}</h1>`,
    `<p><em>${escaped(parts.summary)}</em></p>`,
    `<div class="prose">${parts.body}</div>`,
    parts.citation.box,
    ...(before === undefined
      ? []
      : [
          `<h2>${kept.changedSince(before.version)}</h2>`,
          ...changesHtml(before.anchors, { after: parts.anchors, strings: kept }),
        ]),
  ];
  return keptHtml(site, { title: kept.versionTitle(title, version), head, body });
}

/** Paragraph by paragraph, word by word: what was taken out and what was put in. */
export function changesHtml(
  before: readonly Passage[],
  { after, strings }: { after: readonly Passage[]; strings: KeptStrings },
): string[] {
  const old = new Map(before.map(({ fragment, text }) => [fragment, text]));
  const now = new Set(after.map(({ fragment }) => fragment));
  // The card around an excerpt has the words of the paragraph in it.
  const own = ({ fragment }: Passage) => !fragment.startsWith('x-');
  const changed = after.filter(own).flatMap(({ fragment, text }) => {
    const was = old.get(fragment);
    if (was === text) return [];
    return [`<p>${was === undefined ? `<ins>${escaped(text)}</ins>` : wordsHtml(was, text)}</p>`];
  });
  const gone = before.filter((one) => own(one) && !now.has(one.fragment));
  const all = [...changed, ...gone.map(({ text }) => `<p><del>${escaped(text)}</del></p>`)];
  return all.length === 0 ? [`<p>${strings.sameWords}</p>`] : all;
}

function wordsHtml(before: string, after: string): string {
  return diffComm(before.split(' '), after.split(' '))
    .map((part) => {
      if (part.common !== undefined) return escaped(part.common.join(' '));
      const [out, into] = [part.buffer1.join(' '), part.buffer2.join(' ')];
      return [
        ...(out === '' ? [] : [`<del>${escaped(out)}</del>`]),
        ...(into === '' ? [] : [`<ins>${escaped(into)}</ins>`]),
      ].join(' ');
    })
    .join(' ');
}
