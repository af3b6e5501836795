import type { CslItem } from '../csl.ts';
import { dayMonthYear, yearOf } from '../dates.ts';
import { type NameStyle, namesText } from '../names.ts';
import { american, quoted, unquoted } from '../quoted.ts';
import { around, italic, join, line, link, type Piece, type Run, retrieved } from '../runs.ts';
import { titleCase } from '../title-case.ts';
import { addressOf, isEnglish, isOneOf } from '../work.ts';

const nameStyle: NameStyle = {
  given: 'full',
  inverted: 'first',
  sortSeparator: ', ',
  and: 'and',
  commaBeforeLast: 'inverted',
  etAl: { min: 3, first: 1 },
};

/** MLA, 9th edition: works cited. */
export function mla(item: CslItem): readonly Run[] {
  const title = isEnglish(item) ? titleCase(item.title) : item.title;
  const container = item['container-title'];
  const named: Piece =
    container === undefined ? line(italic(unquoted(title, american)), '.') : quoted(title, american, '.');
  const address = addressOf(item);
  const details = join(', ', italic(container), item.publisher, dateOf(item), address && link(address));
  return line(around('', namesText(item, nameStyle), '. '), named, around(' ', details, '.'), accessed(item));
}

function dateOf(item: CslItem): string | undefined {
  if (item.issued === undefined) return undefined;
  if (isOneOf(item, 'book', 'chapter', 'paper-conference')) return yearOf(item.issued);
  const [year, month] = item.issued['date-parts'][0];
  if (isOneOf(item, 'article-journal') && month !== undefined) {
    return dayMonthYear({ 'date-parts': [[year, month]] }, 'short');
  }
  return dayMonthYear(item.issued, 'short');
}

/** MLA asks for the day of access where the work has no date. */
function accessed(item: CslItem): Piece {
  if (item.issued !== undefined || item.URL === undefined) return undefined;
  return item.accessed ? ` Accessed ${dayMonthYear(item.accessed, 'short')}.` : retrieved(' Accessed %e %h %Y.');
}
