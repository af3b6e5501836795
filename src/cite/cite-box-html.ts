import { type CiteFile, citeFileNames } from './cite-files.ts';
import { type CitePart, citeParts } from './cite-parts.ts';
import type { CslItem } from './csl.ts';
import { escapeHtml } from './runs.ts';

/** The words of a citation box, in the language of its page. */
export type BoxWords = {
  readonly copy: string;
  readonly copied: string;
  readonly notCopied: string;
  readonly download: (name: string) => string;
  readonly livePage: string;
  /** What the scripts about citing say: see `Strings`. */
  readonly client: Readonly<Record<string, string>>;
};

export type Box = {
  /** `entry`: a page that may change; `version`: one that does not; `source`: a page about a work. */
  readonly kind: 'entry' | 'version' | 'source';
  readonly item: CslItem;
  /** Path of the page that `item` is: its address where the site does not know where it is published. */
  readonly page?: string | undefined;
  /** The page of today, where `item` is an earlier state of it. */
  readonly live?: { readonly item: CslItem; readonly page: string } | undefined;
  /** Of an entry: number of its last frozen version, and the path of that version's page. */
  readonly latest?: { readonly version: number; readonly page: string } | undefined;
  /** Path of the same citation as a file. */
  readonly file?: ((name: CiteFile) => string) | undefined;
  readonly words: BoxWords;
};

/** The citation box: every style and format as text to read and copy, complete without JavaScript. */
export function citeBoxHtml({ kind, item, page, live, latest, file, words }: Box): string {
  const attributes = [
    ...attributesOf({ kind, latest: latest && String(latest.version), 'latest-page': latest?.page }),
    ...wordsIn(words),
  ];
  const parts = citeParts(item, page).map((part, at) =>
    partHtml(part, { group: 'cite-as', open: at === 0, file, words }),
  );
  const liveParts =
    live &&
    citeParts(live.item, live.page).map((part) => partHtml(part, { group: 'cite-live-as', open: false, words }));
  return [
    `<cite-box${attributes.join('')}>`,
    ...parts,
    ...(liveParts === undefined
      ? []
      : [
          '<details class="cite-live">',
          `<summary>${escapeHtml(words.livePage)}</summary>`,
          ...liveParts,
          '</details>',
        ]),
    '<p class="visually-hidden" role="status"></p>',
    '</cite-box>',
  ].join('');
}

function attributesOf(data: Readonly<Record<string, string | undefined>>): readonly string[] {
  return Object.entries(data).flatMap(([name, value]) =>
    value === undefined ? [] : [` data-${name}="${escapeHtml(value)}"`],
  );
}

/** What boxes say in a language: that of every page is the same. */
const said = new WeakMap<BoxWords, readonly string[]>();

function wordsIn(words: BoxWords): readonly string[] {
  const { copied, notCopied, client } = words;
  const attributes =
    said.get(words) ?? attributesOf({ copied, 'not-copied': notCopied, words: JSON.stringify(client) });
  said.set(words, attributes);
  return attributes;
}

type Shown = { readonly group: string; readonly open: boolean; readonly file?: Box['file']; readonly words: BoxWords };

function partHtml(part: CitePart, { group, open, file, words }: Shown): string {
  const label = escapeHtml(part.label);
  const style = 'inText' in part ? ` data-in-text="${escapeHtml(part.inText)}"` : '';
  const text =
    'html' in part
      ? `<p class="cite-text" lang="en">${part.html}</p>`
      : `<pre class="cite-text" tabindex="0" role="group" aria-label="${label}">${escapeHtml(part.text)}</pre>`;
  const download =
    !('text' in part) || file === undefined
      ? ''
      : `<a href="${escapeHtml(file(citeFileNames[part.name]))}" download="${citeFileNames[part.name]}">${escapeHtml(words.download(part.label))}</a>`;
  return [
    `<details name="${group}" data-style="${part.name}"${style}${open ? ' open' : ''}>`,
    `<summary>${label}</summary>`,
    text,
    `<p class="cite-actions"><button type="button" class="button" hidden>${escapeHtml(words.copy)}</button>${download}</p>`,
    '</details>',
  ].join('');
}
