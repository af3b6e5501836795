import type { Standing } from '../model/replay.ts';
import { escaped } from './former-html.ts';

/** Body of an entry, with what a reader must know of its standing above it. */
export function withNotice(standing: Standing | undefined, html: string): string {
  const end = standing?.end;
  if (end?.event !== 'withdrawn') return html;
  const day = end.date === undefined ? '' : ` on ${end.date}`;
  return `<aside class="aside withdrawn" role="note"><p><strong>Withdrawn${day}.</strong> ${escaped(end.reason)}</p></aside>${html}`;
}
