import type { CslDate } from './csl.ts';

/** Names of months in English, as the styles have them; the script that fills in the day of retrieval has a copy. */
const months = 'January February March April May June July August September October November December'.split(' ');

export type MonthForm = 'long' | 'short' | 'three';

/** `long`: September; `short`: Sept.; `three`: Sep. */
export function monthName(month: number, form: MonthForm): string {
  const name = months[month - 1];
  if (name === undefined) throw new Error(`Month ${month} is not 1–12.`);
  if (form === 'long') return name;
  if (form === 'three') return name.slice(0, 3);
  if (name.length <= 4) return name;
  return name === 'September' ? 'Sept.' : `${name.slice(0, 3)}.`;
}

export function yearOf(date: CslDate): string {
  return String(date['date-parts'][0][0]);
}

/** `March 5, 2024`, `March 2024`, `2024`: American order. */
export function monthDayYear(date: CslDate, form: MonthForm = 'long'): string {
  const [year, month, day] = date['date-parts'][0];
  if (month === undefined) return String(year);
  return day === undefined ? `${monthName(month, form)} ${year}` : `${monthName(month, form)} ${day}, ${year}`;
}

/** `5 March 2024`, `March 2024`, `2024`: British order. */
export function dayMonthYear(date: CslDate, form: MonthForm = 'long'): string {
  const [year, month, day] = date['date-parts'][0];
  const name = month === undefined ? undefined : monthName(month, form);
  return [day, name, year].filter((part) => part !== undefined).join(' ');
}
