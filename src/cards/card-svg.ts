import type { CardFont } from './card-font.ts';
import { type SetText, setText } from './set-text.ts';

/** What a social card says. */
export type Card = {
  readonly kicker: string;
  readonly title: string;
  readonly summary: string;
  readonly site: string;
};

export const cardWidth = 1200;
export const cardHeight = 630;

const [left, room] = [96, 1016];
const [ink, soft, paper, marker, edge] = ['#1b1e25', '#50555f', '#fbfbf9', '#ffe873', '#efc400'];

/** The picture that is shown where someone shares a page; words whose script the fonts lack are left out. */
export function cardSvg(
  { kicker, title, summary, site }: Card,
  { bold, text }: { readonly bold: CardFont; readonly text: CardFont },
): string {
  const set = (words: string, font: CardFont, size: number, lines: number) =>
    setText(words, { font, size, width: room, lines }) ?? [];
  // A long title is set smaller rather than cut.
  const size = set(title, bold, 76, 9).length <= 2 ? 76 : 60;
  const titleLines = set(title, bold, size, 3);
  const top = 134 + size * 0.8;
  const below = top + (titleLines.length - 1) * size * 1.12 + 74;
  const summaryLines = set(summary, text, 35, Math.max(1, Math.floor((500 - below) / 48) + 1));
  const name = set(site, bold, 32, 1);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${cardWidth}" height="${cardHeight}" viewBox="0 0 ${cardWidth} ${cardHeight}">`,
    `<path fill="${paper}" d="M0 0h${cardWidth}v${cardHeight}H0z"/><path fill="${edge}" d="M0 0h28v${cardHeight}H0z"/>`,
    linesAt(set(kicker, text, 30, 1), { y: 106, step: 0, fill: soft }),
    linesAt(titleLines, { y: top, step: size * 1.12, fill: ink }),
    linesAt(summaryLines, { y: below, step: 48, fill: soft }),
    `<path fill="${marker}" d="M${left - 8} 556h${Math.round(name[0]?.width ?? 0) + 16}v20H${left - 8}z"/>`,
    linesAt(name, { y: 572, step: 0, fill: ink }),
    '</svg>',
  ].join('');
}

function linesAt(lines: SetText, { y, step, fill }: { y: number; step: number; fill: string }): string {
  return lines
    .map(({ path }, at) => `<path fill="${fill}" transform="translate(${left} ${y + at * step})" d="${path}"/>`)
    .join('');
}
