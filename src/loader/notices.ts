import { keyOf } from '../model/ledger.ts';
import type { LedgerState, Standing, Version } from '../model/replay.ts';
import type { KeptStrings } from '../strings/strings.ts';
import type { Rendered } from './rendered.ts';
import { escaped } from './versions/former-html.ts';
import { movedFragments, type Present } from './versions/former-pages.ts';
import { lastVersionWith, versionAddress } from './versions/last-version.ts';

/** What notices are made of. */
export type Noticing = Present & {
  readonly ledger: LedgerState;
  readonly strings: KeptStrings;
  /** Permalink, with or without fragment → path within the site. */
  readonly href: (permalink: string) => string;
};

/** Body of an entry, with what a reader must know of its standing above it, and a place for each passage that is gone. */
export function noticed(
  html: string,
  { page, id, it }: { page: Pick<Rendered, 'gone'>; id: string; it: Noticing },
): string {
  const standing = it.ledger.standings.get(keyOf('entry', id));
  const moved = standing === undefined ? {} : movedFragments(it.ledger, standing);
  const versions =
    standing === undefined || standing.versions.length === 0
      ? ''
      : `<p class="meta"><a href="versions/">${it.strings.versionsLink}</a></p>`;
  const given = page.gone.length === 0 ? undefined : it.fragments.get(id);
  const notices = page.gone.map((fragment) => {
    const version = lastVersionWith(fragment, { standing, given });
    return goneNotice(fragment, { it, version, moved: moved[fragment] });
  });
  return withdrawnNotice(standing, it.strings) + html + versions + notices.join('');
}

function withdrawnNotice(standing: Standing | undefined, strings: KeptStrings): string {
  const end = standing?.end;
  if (end?.event !== 'withdrawn') return '';
  const words = `<strong>${escaped(strings.withdrawn(end.date ?? ''))}</strong> ${escaped(end.reason)}`;
  return `<aside class="aside withdrawn" role="note"><p>${words}</p></aside>`;
}

/** Shown only to the reader who came for this passage: what became of it, and the last version that had it. */
function goneNotice(
  fragment: string,
  { it, version, moved }: { it: Noticing; version: Version | undefined; moved: string | undefined },
): string {
  const { strings, href } = it;
  const told =
    moved === undefined ? strings.passageGone : `${strings.passageTold} ${linkTo(href(moved), titleAt(moved, it))}.`;
  const kept =
    version === undefined
      ? ''
      : ` ${strings.passageKept} ${linkTo(href(versionAddress(version, fragment)), strings.version(version.version))}.`;
  return `<aside class="aside former-passage" role="note" id="${escaped(fragment)}"><p>${told}${kept}</p></aside>`;
}

/** Title of what stands at a permalink. */
function titleAt(address: string, { ledger, titles }: Noticing): string {
  const [permalink = ''] = address.split('#');
  const [key = ''] = [...ledger.permalinks].find(([, one]) => one === permalink) ?? [];
  return titles.get(key) ?? permalink;
}

function linkTo(href: string, words: string): string {
  return `<a href="${escaped(href)}">${escaped(words)}</a>`;
}
