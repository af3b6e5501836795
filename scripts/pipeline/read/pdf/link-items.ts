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

/** Position → index of the nearest edge of a word: letters differ in width, so that the share alone is not exact. */
function boundary(item: Item, x: number): number {
  const share = (x - item.x) / Math.max(1, item.width);
  const guess = Math.max(0, Math.min(item.text.length, share * item.text.length));
  let best = guess < item.text.length / 2 ? 0 : item.text.length;
  for (let index = 0; index <= item.text.length; index++) {
    const edge =
      index === 0 ||
      index === item.text.length ||
      /\W/.test(item.text.charAt(index)) !== /\W/.test(item.text.charAt(index - 1));
    if (edge && Math.abs(index - guess) < Math.abs(best - guess)) best = index;
  }
  return best;
}
