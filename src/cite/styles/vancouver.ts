import type { CslDate, CslItem, DateParts } from '../csl.ts';
import { monthDayYear, monthName, yearOf } from '../dates.ts';
import { type NameStyle, namesText } from '../names.ts';
import { american, unquoted } from '../quoted.ts';
import { around, join, line, link, type Piece, type Run, retrieved } from '../runs.ts';
import { isOneOf } from '../work.ts';

const nameStyle: NameStyle = {
  given: 'bare',
  inverted: 'all',
  sortSeparator: ' ',
  and: '',
  commaBeforeLast: 'three',
  etAl: { min: 7, first: 6 },
};

/** Vancouver (Citing Medicine, NLM, 2nd edition): one reference, without its number. */
export function vancouver(item: CslItem): readonly Run[] {
  const body = line(around('', namesText(item, nameStyle), '. '), bodyOf(item));
  if (item.URL === undefined) return line(body, '.');
  const journal = isOneOf(item, 'article-journal', 'article-magazine', 'article-newspaper');
  return line(body, journal ? '; ' : '. ', 'Available from: ', link(item.URL));
}

function bodyOf(item: CslItem): Piece {
  const title = unquoted(item.title, american);
  const online = item.URL === undefined ? '' : ' [Internet]';
  const container = item['container-title'];
  const when = join(' ', dateOf(item), citedOn(item));
  switch (item.type) {
    case 'webpage': {
      const site = container && item.author === undefined ? `${container}${online}` : container;
      return container === undefined ? join('. ', `${title}${online}`, when) : join('. ', site, when, title);
    }
    case 'post-weblog':
      return join('. ', `${title}${online}`, container, when);
    case 'article-journal':
    case 'article-magazine':
    case 'article-newspaper':
      return join('. ', title, container && `${container}${online}`, when);
    default:
      return join(
        '. ',
        container === undefined ? `${title}${online}` : line(title, '. In: ', container, online),
        join('; ', item.publisher, when),
      );
  }
}

function dateOf(item: CslItem): string | undefined {
  if (item.issued === undefined) return undefined;
  if (isOneOf(item, 'article-journal', 'article-magazine', 'article-newspaper')) return yearFirst(item.issued);
  if (isOneOf(item, 'bill', 'legislation')) return monthDayYear(item.issued, 'three');
  if (isOneOf(item, 'report')) return yearFirst({ 'date-parts': [withoutDay(item.issued['date-parts'][0])] });
  return yearOf(item.issued);
}

function withoutDay([year, month]: DateParts): DateParts {
  return month === undefined ? [year] : [year, month];
}

function yearFirst(date: CslDate): string {
  const [year, month, day] = date['date-parts'][0];
  const name = month === undefined ? undefined : monthName(month, 'three');
  return [year, name, day].filter((part) => part !== undefined).join(' ');
}

function citedOn(item: CslItem): Piece {
  if (item.URL === undefined) return undefined;
  return item.accessed ? `[cited ${yearFirst(item.accessed)}]` : retrieved('[cited %Y %b %e]');
}
