import type { Item, Link, Page } from './page.ts';

/** A page's items with the web links that lie over them: an item is cut where a link begins or ends. */
export function linkedItems(page: Page): Item[] {
  const links = page.links.filter((link) => link.url !== undefined && !link.url.startsWith('#'));
  return links.length === 0 ? [...page.items] : page.items.flatMap((item) => cut(item, links));
}

function cut(item: Item, links: readonly Link[]): Item[] {
  const middle = item.y - 0.3 * item.size;
  const over = links.find(
    ({ box }) =>
      box.top < middle &&
      box.bottom > middle &&
      box.left < item.x + 0.9 * item.width &&
      box.right > item.x + 0.1 * item.width,
  );
  if (!over?.url || item.text.trim() === '') return [item];
  const from = boundary(item, over.box.left);
  const to = boundary(item, over.box.right);
  if (to <= from) return [item];
  const part = (start: number, end: number, href?: string): Item[] => {
    if (end <= start) return [];
    const share = item.width / item.text.length;
    const text = item.text.slice(start, end);
    const piece = { ...item, text, x: item.x + start * share, width: (end - start) * share };
    const ended = { ...piece, endsLine: item.endsLine && end === item.text.length };
    return [href === undefined ? ended : { ...ended, href }];
  };
  const rest = links.filter((link) => link !== over);
  const before = part(0, from).flatMap((piece) => cut(piece, rest));
  const after = part(to, item.text.length).flatMap((piece) => cut(piece, rest));
  return [...before, ...part(from, to, over.url), ...after];
}

/** Letters' widths as most faces have them, in the width of an `n`: a share of the letters alone is too rough. */
function wide(letter: string): number {
  if (/[iljtfrI.,:;'’|!() ]/.test(letter)) return 0.55;
  if (/[mwMW@—]/.test(letter)) return 1.5;
  return /[A-Z]/.test(letter) ? 1.25 : 1;
}

/** Position → index of the nearest edge of a word. */
function boundary(item: Item, x: number): number {
  const letters = [...item.text].flatMap((letter) => (letter.length === 2 ? [1, 0] : [wide(letter)]));
  const all = letters.reduce((sum, width) => sum + width, 0);
  const wanted = ((x - item.x) / Math.max(1, item.width)) * all;
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  let at = 0;
  for (let index = 0; index <= item.text.length; index++) {
    const [before, after] = [item.text.charAt(index - 1), item.text.charAt(index)];
    const edge = before === '' || after === '' || /\w/.test(before) !== /\w/.test(after);
    const away = Math.abs(at - wanted);
    if (edge && away < least) {
      best = index;
      least = away;
    }
    at += letters[index] ?? 0;
  }
  return best;
}
