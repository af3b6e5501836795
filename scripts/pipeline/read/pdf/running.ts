import type { Removal } from '../reader.ts';
import { type Line, linesOfRegion } from './lines.ts';
import type { Item, Page } from './page.ts';
import type { Segment } from './segments.ts';

/** Outer share of a page in which running heads and page numbers stand, and how many lines of it are looked at. */
const EDGE = 0.13;
const LINES = 3;

type Edge = {
  readonly page: number;
  readonly key: string;
  readonly text: string;
  readonly y: number;
  readonly segments: readonly Segment[];
};

/** `12`, `– iv –`, `Page 3 of 10`. */
export const pageNumber =
  /^[-–—\s|[(]*(?:(?:page|seite|p\.)\s*)?(?:\d{1,4}|[ivxl]{1,7})(?:\s*(?:of|\/|von|de)\s*\d{1,4})?[-–—\s|\])]*$/i;

/** Lines at the edges of pages that repeat, numbers aside, or are page numbers: they are not the text. */
export function runningOf(
  pages: readonly Page[],
  segments: ReadonlyMap<number, readonly Segment[]>,
): { gone: Set<Segment>; removed: Removal[] } {
  const edges = pages.flatMap((page) => edgesOf(page, segments.get(page.number) ?? []));
  const seen = new Map<string, Edge[]>();
  for (const edge of edges) {
    const same = seen.get(edge.key);
    if (same) same.push(edge);
    else seen.set(edge.key, [edge]);
  }
  const least = pages.length < 3 ? 2 : Math.max(3, Math.ceil(0.2 * pages.length));
  const gone = new Set<Segment>();
  const removed: Removal[] = [];
  for (const [key, same] of seen) {
    const places = same.filter((edge) =>
      same.some((other) => other.page !== edge.page && Math.abs(other.y - edge.y) < 8),
    );
    const repeats = new Set(places.map((edge) => edge.page)).size;
    // A file of one page gives no proof that a number at its foot counts pages.
    const number = pages.length > 1 && pageNumber.test(same[0]?.text ?? '');
    const numbered = same.every((edge) => hasNumberApart(edge));
    if (repeats < Math.min(least, 8) && !number && !numbered) continue;
    for (const edge of number || numbered ? same : places) for (const segment of edge.segments) gone.add(segment);
    const why = number || numbered ? 'page number' : `repeated at the edge of ${repeats} pages`;
    removed.push({
      step: 'running heads',
      what: number || numbered ? same.map(({ text }) => text).join(', ') : (same[0]?.text ?? key),
      why,
    });
  }
  return { gone, removed };
}

/** A short line at a page's very edge, with a number set apart from its words: a running head, even if seen once. */
function hasNumberApart({ segments, text }: Edge): boolean {
  const items = segments.flatMap((segment) => segment.items).filter((item) => item.text.trim() !== '');
  const number = (item: Item | undefined) => item !== undefined && /^\d{1,4}$/.test(item.text.trim());
  // A number before words is more often a heading's.
  const apart = (a: Item | undefined, b: Item | undefined, ems = 0.9) => a && b && b.x - a.x - a.width > ems * b.size;
  const first = number(items[0]) && apart(items[0], items[1], 4);
  const last = number(items.at(-1)) && apart(items.at(-2), items.at(-1));
  return text.length < 100 && /\p{L}{3}/u.test(text) && Boolean(first || last);
}

/** The first and last lines of a page that stand in its margins. */
function edgesOf(page: Page, segments: readonly Segment[]): Edge[] {
  const inEdge = segments.filter((segment) => segment.y < EDGE * page.height || segment.y > (1 - EDGE) * page.height);
  const lines = linesOfRegion(inEdge);
  const top = lines.filter((line) => line.y < EDGE * page.height).slice(0, LINES);
  const bottom = lines.filter((line) => line.y > (1 - EDGE) * page.height).slice(-LINES);
  const outermost = new Set([lines[0], lines.at(-1)]);
  return [...top, ...bottom]
    .filter((line) => !pageNumber.test(line.text) || outermost.has(line) || line.y > 0.93 * page.height)
    .map((line) => ({
      page: page.number,
      key: line.text.replace(/\d+/g, '#').toLowerCase(),
      text: line.text,
      y: line.y,
      segments: line.cells,
    }));
}

/** Dots that lead to a page's number. */
const leader = /(?:\. ?){5}\s*(?:\d{1,4}|[ivxl]{1,7})$|(?:\. ?){8}$/i;
const contents = /^(table of )?contents$|^inhalt(sverzeichnis)?$|^sommaire$|^índice$|^indice$|^table des matières$/i;

/** Lines of a table of contents, by their leaders: the headings themselves say the same. */
export function contentsOf(lines: readonly Line[]): { gone: Set<Line>; removed: Removal[] } {
  const led = lines.filter((line) => leader.test(line.text));
  if (led.length < 3) return { gone: new Set(), removed: [] };
  const pages = new Set(led.map(({ page }) => page));
  const gone = new Set([...led, ...lines.filter((line) => pages.has(line.page) && contents.test(line.text))]);
  const what = led.map(({ text }) => text.replace(/[. ]{5,}/g, ' … ')).join('; ');
  return { gone, removed: [{ step: 'contents', what, why: 'lines that lead to page numbers' }] };
}
