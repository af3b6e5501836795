import type { CardFont } from './card-font.ts';

/** Text that stands in lines: SVG path data of each, from the baseline at 0, 0. */
export type SetText = readonly { readonly path: string; readonly width: number }[];

/**
 * Breaks text into lines of at most this width and draws them as outlines, so that the picture is the same on every
 * machine, whatever fonts it has. What does not fit into the lines ends in an ellipsis. Undefined where the font lacks
 * a sign.
 */
export function setText(
  text: string,
  { font, size, width, lines }: { font: CardFont; size: number; width: number; lines: number },
): SetText | undefined {
  const words = text.split(/\s+/u).filter((word) => word !== '');
  if (words.some((word) => !font.has(word))) return undefined;
  const broken: string[] = [];
  let line = '';
  for (const word of words) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && font.widthOf(longer, size) > width) {
      broken.push(line);
      line = word;
    } else line = longer;
  }
  if (line !== '') broken.push(line);
  const shown = broken.slice(0, lines);
  if (broken.length > lines)
    shown[lines - 1] = shortened(shown[lines - 1] ?? '', (part) => font.widthOf(part, size) <= width);
  return shown.map((part) => ({ path: font.pathOf(part, size), width: font.widthOf(part, size) }));
}

function shortened(line: string, fits: (line: string) => boolean): string {
  const words = line.split(' ');
  while (words.length > 1 && !fits(`${words.join(' ')} …`)) words.pop();
  return `${words.join(' ').replace(/[,;:.]$/u, '')} …`;
}
