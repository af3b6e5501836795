import { diffComm } from 'node-diff3';
import { BASE, type FrozenEntry } from '../model/frozen.ts';
import { escaped, keptHtml } from './former-html.ts';

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
};

/** Page of a frozen version. It is kept as it is made here, so that it stays the same bytes whatever becomes of this code. */
export function versionHtml(parts: VersionParts): string {
  const { version, date, title, permalink, before } = parts;
  const at = (path: string) => `${BASE}${encodeURI(permalink + path)}`;
  const link = (path: string, words: string) => `<a href="${at(path)}">${words}</a>`;
  const site = { language: parts.language, title: parts.siteTitle, href: (path: string) => BASE + path, address: at };
  const earlier = version === 1 ? [] : [link(`v/${version - 1}/`, `Version ${version - 1}`)];
  const ways = [
    ...earlier,
    link(`v/${version + 1}/`, `Version ${version + 1}`),
    link('versions/', 'All versions'),
    link('', 'The entry today'),
  ];
  const head = [
    `<link rel="latest-version" href="${at('')}">`,
    `<link rel="version-history" href="${at('versions/')}">`,
    `<script src="${BASE}kept-version.js" data-today="${at('versions/today.json')}" defer></script>`,
  ];
  const body = [
    '<div class="about-version">',
    `<p><strong>Version ${version}</strong> of “${escaped(title)}”, of <time datetime="${date}">${date}</time>. It is kept as it was and may be cited by this address. What became of its passages stands under ${link('versions/', 'All versions')}.</p>`,
    `<nav aria-label="Versions">${ways.join(' · ')}</nav>`,
    '<p id="what-became" role="status"></p>',
    '</div>',
    `<h1>${escaped(title)}</h1>`,
    `<p><em>${escaped(parts.summary)}</em></p>`,
    parts.body,
    ...(before === undefined
      ? []
      : [`<h2>What changed since version ${before.version}</h2>`, ...changesHtml(before.anchors, parts.anchors)]),
  ];
  return keptHtml(site, { title: `${title}, version ${version}`, head, body });
}

/** Paragraph by paragraph, word by word: what was taken out and what was put in. */
export function changesHtml(before: readonly Passage[], after: readonly Passage[]): string[] {
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
  return all.length === 0 ? ['<p>No words of the text.</p>'] : all;
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
