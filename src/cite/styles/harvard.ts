import type { CslItem } from '../csl.ts';
import { dayMonthYear, yearOf } from '../dates.ts';
import { type NameStyle, namesText } from '../names.ts';
import { british, quoted, unquoted } from '../quoted.ts';
import { around, italic, join, line, link, type Piece, type Run, retrieved } from '../runs.ts';
import { addressOf, isOneOf } from '../work.ts';

const nameStyle: NameStyle = {
  given: 'tight',
  inverted: 'all',
  sortSeparator: ', ',
  and: 'and',
  commaBeforeLast: 'never',
  etAl: { min: 4, first: 1 },
};

/** Harvard as in Cite Them Right: reference list, British marks and dates. */
export function harvard(item: CslItem): readonly Run[] {
  const names = namesText(item, nameStyle) ?? standIn(item);
  const year = `(${item.issued === undefined ? 'no date' : yearOf(item.issued)})`;
  const title = titleOf(item);
  const head = names === undefined ? line(title, ' ', year) : line(names, ' ', year, ' ', title);
  const address = addressOf(item);
  const place = detailsOf(item);
  const before = names === undefined || !hasContainer(item) ? ' ' : ', ';
  const stop = hasContainer(item) ? '' : '.';
  return line(
    head,
    place === undefined ? '.' : line(stop, before, place, '.'),
    address && join('', ' Available at: ', link(address), accessed(item), '.'),
  );
}

/** A newspaper or magazine stands where the author is missing. */
function standIn(item: CslItem): string | undefined {
  return isOneOf(item, 'article-magazine', 'article-newspaper') ? item['container-title'] : undefined;
}

function repeats(item: CslItem): boolean {
  return item.author === undefined && standIn(item) !== undefined;
}

function titleOf(item: CslItem): Piece {
  const plain = isOneOf(item, 'webpage', 'book', 'bill', 'legislation', 'report');
  return plain ? italic(unquoted(item.title, british)) : quoted(item.title, british);
}

function hasContainer(item: CslItem): boolean {
  return item['container-title'] !== undefined;
}

function detailsOf(item: CslItem): readonly Run[] | undefined {
  const container = italic(item['container-title']);
  switch (item.type) {
    case 'entry-encyclopedia':
      return join('. ', container, item.publisher);
    case 'chapter':
    case 'paper-conference':
      return join('. ', around('in ', container), item.publisher);
    case 'article-magazine':
    case 'article-newspaper':
    case 'post-weblog':
      return join(', ', repeats(item) ? undefined : container, dayOf(item));
    default:
      return join('. ', container, item.publisher);
  }
}

function dayOf(item: CslItem): string | undefined {
  const [, month, day] = item.issued?.['date-parts'][0] ?? [];
  if (month === undefined) return undefined;
  return dayMonthYear({ 'date-parts': [day === undefined ? [2000, month] : [2000, month, day]] }).replace(' 2000', '');
}

function accessed(item: CslItem): Piece {
  if (item.DOI !== undefined) return undefined;
  return item.accessed ? ` (Accessed: ${dayMonthYear(item.accessed)})` : retrieved(' (Accessed: %e %B %Y)');
}
