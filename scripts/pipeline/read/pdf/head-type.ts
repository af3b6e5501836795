import { headingNumberOf } from './marks.ts';
import type { Item, Page } from './page.ts';
import { usualSize } from './segments.ts';
import { closeLines, spansOf, textOf } from './spans.ts';

/** How much larger than the body a title is set at least, and how far down page one it may stand. */
const LARGER = 1.15;
const DOWN = 0.65;

/** Words in the largest type of the file, if they stand on page one and are no numbered section. */
export function largestType(pages: readonly Page[]): string | undefined {
  const page = pages[0];
  if (!page) return undefined;
  const readable = page.items.filter((item) => item.upright && !item.artifact && /\p{L}{2}/u.test(item.text));
  const head = readable.filter((item) => item.y < DOWN * page.height);
  const size = Math.max(...head.map((item) => item.size));
  if (!(size >= LARGER * usualSize(pages.slice(0, 5).flatMap((one) => one.items)))) return undefined;
  const title: Item[] = [];
  let last = head.find((item) => item.size > 0.98 * size);
  if (!last) return undefined;
  for (const item of page.items.slice(page.items.indexOf(last))) {
    if (item.text.trim() === '') {
      if (Math.abs(item.y - last.y) < 1) title.push(item);
      continue;
    }
    if (item.size < 0.86 * size || Math.abs(item.y - last.y) > 1.8 * size) break;
    title.push(item);
    last = item;
  }
  if (pages.some((one) => one.items.some((item) => isAsLarge(item, size) && !title.includes(item)))) return undefined;
  const text = textOf(
    closeLines(
      spansOf(title, () => ({})),
      { keeps: () => false },
    ),
  );
  if (text.length < 4 || text.length > 300 || headingNumberOf(text)) return undefined;
  return section.test(text) ? undefined : text;
}

/** A title is the only thing set so large; what other headings share is a heading's size. */
function isAsLarge(item: Item, size: number): boolean {
  return item.size > 0.98 * size && item.upright && !item.artifact && /\p{L}{2}/u.test(item.text);
}

const section =
  /^(references|bibliography|abstract|introduction|summary|conclusions?|contents|table of contents|acknowledge?ments?|appendix)\b.{0,12}$/i;
