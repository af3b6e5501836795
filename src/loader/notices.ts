import { keyOf } from '../model/ledger.ts';
import type { Standing } from '../model/replay.ts';
import { escaped } from './former-html.ts';
import type { ParsedContent } from './parse-content.ts';
import type { Rendered } from './render-entry.ts';

/** Body of an entry, with what a reader must know of its standing above it, and a place for each passage that is gone. */
export function noticed(
  html: string,
  { id, page, content }: { id: string; page: Pick<Rendered, 'anchors'>; content: ParsedContent },
): string {
  const standing = content.ledger.standings.get(keyOf('entry', id));
  const here = new Set(page.anchors.map(({ fragment }) => fragment));
  const gone = [...(content.fragments.get(id)?.ever.keys() ?? [])].filter((fragment) => !here.has(fragment));
  const versions =
    standing === undefined || standing.versions.length === 0
      ? ''
      : '<p class="meta"><a href="versions/">Versions of this entry</a></p>';
  return withdrawnNotice(standing) + html + versions + goneNotices(gone, standing);
}

function withdrawnNotice(standing: Standing | undefined): string {
  const end = standing?.end;
  if (end?.event !== 'withdrawn') return '';
  const day = end.date === undefined ? '' : ` on ${end.date}`;
  return `<aside class="aside withdrawn" role="note"><p><strong>Withdrawn${day}.</strong> ${escaped(end.reason)}</p></aside>`;
}

/** Shown only to the reader who came for one of them. */
function goneNotices(fragments: readonly string[], standing: Standing | undefined): string {
  const moved = standing?.end?.event === 'split' ? (standing.end.fragments ?? {}) : {};
  const notices = fragments.map((fragment) => {
    const to = moved[fragment];
    const where =
      to === undefined
        ? 'The passage this link led to was removed from this entry, or written anew.'
        : `The passage this link led to is told by the entry “${escaped(to)}” now.`;
    const versions =
      standing === undefined || standing.versions.length === 0
        ? ''
        : ' Its words stand in the <a href="versions/">earlier versions</a>.';
    return `<aside class="aside former-passage" role="note" id="${escaped(fragment)}"><p>${where}${versions}</p></aside>`;
  });
  return notices.join('');
}
