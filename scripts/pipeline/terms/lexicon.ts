import { readFileSync } from 'node:fs';
import { type EntryKind, entryKindSchema } from '../../../src/model/entry.ts';

/** An established name: how an encyclopedia titles it, what else it is called, what kind of thing it is. */
export type Established = { readonly label: string; readonly labels: readonly string[]; readonly kind: EntryKind };

/** The field's established names (`lexicon.txt`), in the order of the file. */
export const lexicon: readonly Established[] = readFileSync(new URL('./lexicon.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => {
    const [kind = '', label = '', labels = ''] = line.split('|').map((part) => part.trim());
    const others = labels.split(';').map((other) => other.trim());
    return { label, labels: others.filter((other) => other !== ''), kind: entryKindSchema.parse(kind) };
  });

const NAMED: readonly EntryKind[] = ['law', 'organisation', 'system', 'event', 'person'];

/** Must the capitals agree? `Meta` is a company, `meta` is not; `GDPR` is never `gdpr`. */
export function isCased(label: string, kind: EntryKind): boolean {
  return NAMED.includes(kind) || (/^\p{Lu}[\p{Lu}\p{N}.&-]*$/u.test(label) && label.length <= 5);
}
