import type { CslItem } from '../csl.ts';
import { monthDayYear, yearOf } from '../dates.ts';
import { type NameStyle, namesText } from '../names.ts';
import { american, quoted, unquoted } from '../quoted.ts';
import { around, italic, join, line, link, type Piece, type Run, retrieved } from '../runs.ts';
import { titleCase } from '../title-case.ts';
import { addressOf, isEnglish, isOneOf } from '../work.ts';

const nameStyle: NameStyle = {
  given: 'full',
  inverted: 'first',
  sortSeparator: ', ',
  demotesParticle: true,
  and: 'and',
  commaBeforeLast: 'inverted',
  etAl: { min: 11, first: 7 },
};

/** Chicago Manual of Style, 17th edition: author–date reference list. */
export function chicago(item: CslItem): readonly Run[] {
  const names = namesText(item, nameStyle) ?? standIn(item);
  const year = item.issued === undefined ? 'n.d.' : `${yearOf(item.issued)}.`;
  const comma = isOneOf(item, 'personal_communication') && item.issued !== undefined;
  const title = titleOf(item, names !== undefined && comma ? ',' : '.');
  const head = names === undefined ? line(title, ' ', year) : line(names, '. ', year, ' ', title);
  const address = addressOf(item);
  return line(head, around(' ', detailsOf(item), '.'), accessed(item), address && line(' ', link(address), '.'));
}

/** A newspaper or magazine stands where the author is missing (CMOS 15.49). */
function standIn(item: CslItem): string | undefined {
  return isOneOf(item, 'article-magazine', 'article-newspaper') ? item['container-title'] : undefined;
}

function titleOf(item: CslItem, after: string): Piece {
  const title = isEnglish(item) ? titleCase(item.title) : item.title;
  if (isOneOf(item, 'book', 'bill', 'legislation')) return line(italic(unquoted(title, american)), after);
  return quoted(title, american, after);
}

function detailsOf(item: CslItem): Piece {
  const container = item.author === undefined && standIn(item) !== undefined ? undefined : item['container-title'];
  const day = item.issued === undefined ? undefined : monthDayYear(item.issued);
  switch (item.type) {
    case 'entry-encyclopedia':
    case 'chapter':
    case 'paper-conference':
      return line(around('In ', italic(container)), around(container === undefined ? '' : '. ', item.publisher));
    case 'webpage':
      return line(container, around(container === undefined ? '' : '. ', day));
    case 'post-weblog':
      return line(around('', italic(container), ' (blog)'), around(container === undefined ? '' : '. ', day));
    case 'article-journal':
      return line(italic(container), around(container === undefined ? '' : ', ', monthOf(item)));
    case 'article-magazine':
    case 'article-newspaper':
      return join(', ', italic(container), day);
    case 'personal_communication':
      return day;
    default:
      return item.publisher;
  }
}

function monthOf(item: CslItem): string | undefined {
  const month = item.issued?.['date-parts'][0][1];
  return month === undefined ? undefined : monthDayYear({ 'date-parts': [[2000, month]] }).replace(' 2000', '');
}

function accessed(item: CslItem): Piece {
  if (item.issued !== undefined || item.URL === undefined) return undefined;
  return item.accessed ? ` Accessed ${monthDayYear(item.accessed)}.` : retrieved(' Accessed %B %e, %Y.');
}
