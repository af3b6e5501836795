import type { Facts } from '../model/source.ts';
import type { Strings } from '../strings/strings.ts';

/** Who made a work, who published it and when, in one line: `Ada Lovelace, Taylor, August 1843`. Empty where nothing is known. */
export function imprintOf(facts: Facts, strings: Strings): string {
  const authors = facts.authors ?? [];
  const signed = authors.length > 3 ? `${authors[0]} et al.` : authors.join(', ');
  const date = facts.date === undefined ? '' : strings.date(facts.date);
  // A body that publishes its own work is named once.
  const publisher = facts.publisher === undefined || authors.includes(facts.publisher) ? '' : facts.publisher;
  return [signed, publisher, date].filter((part) => part !== '').join(', ');
}
