import type { CslItem } from '../csl.ts';
import { monthDayYear, yearOf } from '../dates.ts';
import { type NameStyle, namesText } from '../names.ts';
import { american, unquoted } from '../quoted.ts';
import { around, italic, join, line, link, type Piece, type Run, retrieved } from '../runs.ts';
import { titleCase } from '../title-case.ts';
import { addressOf, isEnglish, isOneOf } from '../work.ts';

const nameStyle: NameStyle = {
  given: 'dotted',
  inverted: 'all',
  sortSeparator: ', ',
  and: '&',
  commaBeforeLast: 'inverted',
  etAl: { min: 21, first: 19, last: true },
};

/** APA, 7th edition: reference list. */
export function apa(item: CslItem): readonly Run[] {
  if (isOneOf(item, 'bill', 'legislation', 'regulation', 'treaty')) return law(item);
  const names = namesText(item, nameStyle);
  const title = titleOf(item, unquoted(item.title, american));
  const date = `(${dateOf(item)}).`;
  const head = names === undefined ? line(title, '. ', date) : line(names, '. ', date, ' ', title, '.');
  const publisher = item.publisher === names ? undefined : item.publisher;
  return line(
    head,
    around(' ', containerOf(item, names), '.'),
    around(' ', publisher, '.'),
    around(' ', whereFrom(item)),
  );
}

/** APA 11: name of the law, year, no author. */
function law(item: CslItem): readonly Run[] {
  const date = isOneOf(item, 'treaty') ? fullDate(item) : undefined;
  const title = unquoted(isEnglish(item) ? titleCase(item.title) : item.title, american);
  const year = item.issued === undefined ? '' : ` (${yearOf(item.issued)})`;
  const head = date === undefined ? `${title}${year}.` : `${title}, ${date}.`;
  return line(head, around(' ', whereFrom(item)));
}

function titleOf(item: CslItem, title: string): Piece {
  const inAnother = isOneOf(
    item,
    'entry-encyclopedia',
    'article-journal',
    'article-magazine',
    'article-newspaper',
    'post-weblog',
  );
  const partOf = isOneOf(item, 'chapter', 'paper-conference') && item['container-title'] !== undefined;
  return inAnother || partOf ? title : italic(title);
}

function containerOf(item: CslItem, names: string | undefined): Piece {
  const container = item['container-title'];
  if (container === undefined) return undefined;
  if (isOneOf(item, 'entry-encyclopedia', 'chapter')) return line('In ', italic(container));
  if (isOneOf(item, 'webpage')) return container === names ? undefined : container;
  return italic(container);
}

function dateOf(item: CslItem): string {
  if (item.issued === undefined) return 'n.d.';
  const byDay = isOneOf(
    item,
    'webpage',
    'post-weblog',
    'article-magazine',
    'article-newspaper',
    'paper-conference',
    'personal_communication',
  );
  const [year, month, day] = item.issued['date-parts'][0];
  if (!byDay || month === undefined) return String(year);
  const named = monthDayYear({ 'date-parts': [[2000, month]] }).replace(' 2000', '');
  return `${year}, ${named}${day === undefined ? '' : ` ${day}`}`;
}

function fullDate(item: CslItem): string | undefined {
  return item.issued === undefined ? undefined : monthDayYear(item.issued);
}

/** A page without a date may change: APA asks for the day it was seen. */
function whereFrom(item: CslItem): Piece {
  const address = addressOf(item);
  if (address === undefined) return undefined;
  if (item.issued !== undefined || item.DOI !== undefined) return link(address);
  const seen = item.accessed
    ? `Retrieved ${monthDayYear(item.accessed)}, from `
    : retrieved('Retrieved %B %e, %Y, from ');
  return join('', seen, link(address));
}
