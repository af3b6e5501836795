import { de } from './de.ts';
import { en } from './en.ts';
import type { Strings } from './strings.ts';

/** Languages the interface speaks, by primary subtag; English where there is none. */
const languages: Readonly<Record<string, Strings>> = { de, en };

/** BCP 47 tag → the interface's words: `en-GB` → English. */
export function stringsOf(language: string): Strings {
  return languages[primaryOf(language)] ?? en;
}

/** Languages written from right to left (scripts Arab, Hebr, Thaa, Nkoo, Syrc by CLDR likely subtags). */
const rightToLeft = new Set(['ar', 'arc', 'ckb', 'dv', 'fa', 'he', 'ks', 'nqo', 'ps', 'sd', 'syr', 'ug', 'ur', 'yi']);

/** BCP 47 tag → direction of its writing. */
export function directionOf(language: string): 'ltr' | 'rtl' {
  return rightToLeft.has(primaryOf(language)) ? 'rtl' : 'ltr';
}

function primaryOf(language: string): string {
  return language.toLowerCase().split('-')[0] ?? '';
}
