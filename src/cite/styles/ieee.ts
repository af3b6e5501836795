import type { CslDate, CslItem } from '../csl.ts';
import { monthName, yearOf } from '../dates.ts';
import { type NameStyle, namesText } from '../names.ts';
import { american, quoted, unquoted } from '../quoted.ts';
import { around, italic, join, line, link, type Piece, type Run, retrieved } from '../runs.ts';

const nameStyle: NameStyle = {
  given: 'dotted',
  inverted: 'none',
  sortSeparator: ', ',
  and: 'and',
  commaBeforeLast: 'three',
  etAl: { min: 7, first: 1 },
};

/** IEEE Reference Guide: one reference, without its number. */
export function ieee(item: CslItem): readonly Run[] {
  return line(around('', namesText(item, nameStyle), ', '), bodyOf(item), onlineOf(item));
}

function bodyOf(item: CslItem): Piece {
  const container = item['container-title'];
  const { publisher } = item;
  const day = dateText(item.issued, 'day');
  const month = dateText(item.issued, 'month');
  const year = item.issued === undefined ? undefined : yearOf(item.issued);
  switch (item.type) {
    case 'entry-encyclopedia':
      return titled(item, join('. ', italic(container), join(', ', publisher, day)), container === undefined);
    case 'webpage':
    case 'post-weblog':
      return titled(item, container);
    case 'article':
      return titled(item, join(', ', day, italic(publisher)));
    case 'article-journal':
      return journal(item, join(', ', italic(container), month));
    case 'article-magazine':
    case 'article-newspaper':
    case 'personal_communication':
      return titled(item, join(', ', italic(container), publisher, day));
    case 'chapter':
    case 'paper-conference':
      return titled(
        item,
        join(', ', around('in ', italic(container)), publisher, item.type === 'chapter' ? year : month),
      );
    case 'report':
      return titled(item, join(', ', publisher, month));
    case 'regulation':
    case 'treaty':
      return titled(item, join(', ', publisher, day), true);
    case 'standard':
      return line(join(', ', italic(unquoted(item.title, american)), day), '.');
    case 'bill':
    case 'book':
    case 'legislation':
      return line(italic(unquoted(item.title, american)), '.', around(' ', join(', ', publisher, year), '.'));
  }
}

/** A journal is followed by its address within the same sentence. */
function journal(item: CslItem, rest: Piece): readonly Run[] {
  const more = item.URL !== undefined || item.DOI !== undefined;
  const title = quoted(item.title, american, rest !== undefined || more ? ',' : '.');
  return line(title, around(' ', rest, more ? ',' : '.'));
}

/** “Title,” and what follows; with `stop`, “Title.” */
function titled(item: CslItem, rest: Piece, stop = false): readonly Run[] {
  const after = rest === undefined || stop ? '.' : ',';
  return line(quoted(item.title, american, after), around(' ', rest, '.'));
}

function onlineOf(item: CslItem): Piece {
  if (item.DOI !== undefined) return line(' doi: ', link(`https://doi.org/${item.DOI}`, item.DOI), '.');
  if (item.URL === undefined) return undefined;
  const seen = item.accessed ? ` Accessed: ${dateText(item.accessed, 'day')}.` : retrieved(' Accessed: %i %d, %Y.');
  return join('', seen, ' [Online]. Available: ', link(item.URL));
}

function dateText(date: CslDate | undefined, precision: 'day' | 'month'): string | undefined {
  if (date === undefined) return undefined;
  const [year, month, day] = date['date-parts'][0];
  if (month === undefined) return String(year);
  const name = month === 5 ? 'May' : `${monthName(month, 'three')}.`;
  if (day === undefined || precision === 'month') return `${name} ${year}`;
  return `${name} ${String(day).padStart(2, '0')}, ${year}`;
}
