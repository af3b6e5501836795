import { z } from 'astro/zod';
import { type ambiguousLabels, type Labelled, labelKey } from '../link/label-index.ts';
import { eachWord, firstKeyOf, numberOf, wordsOf } from '../link/words.ts';
import { type EntryKind, entryKindSchema } from '../model/entry.ts';
import { group } from '../model/group.ts';
import type { LedgerState } from '../model/replay.ts';

/**
 * Everything by which an entry may be named, one line a name, each beginning with the key of its first word: ids,
 * labels, and what the ledger says of entries that have ended. A text that does not hold that word cannot mention it.
 */
export function nameLines(
  labelled: readonly Labelled[],
  { shared, ledger }: { shared: ReturnType<typeof ambiguousLabels>; ledger: LedgerState },
): ReadonlySet<string> {
  const lines = new Set<string>();
  const add = (...said: readonly [string, ...string[]]) => lines.add(`${firstKeyOf(said[0])}\t${JSON.stringify(said)}`);
  for (const { id, kind, labels, tags = [] } of labelled) {
    add(id, 'id');
    // Tags settle only what a shared label means.
    for (const label of labels) add(label, id, kind, ...(shared.has(labelKey(label)) ? tags : []));
  }
  for (const { id, end } of ledger.standings.values()) {
    if (end === undefined) continue;
    add(id, JSON.stringify(end));
    if ('title' in end && end.title !== undefined) add(end.title, JSON.stringify(end));
  }
  return lines;
}

// Checked for its shape alone: there are thousands, of our own.
const saidSchema = z.custom<readonly (readonly [label: string, id: string, ...more: string[]])[]>(Array.isArray);

const kinds: ReadonlyMap<string | undefined, EntryKind> = new Map(entryKindSchema.options.map((kind) => [kind, kind]));

/** The labels among such lines whose first word a text may hold, by entry. */
export function labelsFor(text: string, lines: Iterable<string>): readonly Labelled[] {
  const held = WRITTEN_OTHERWISE.test(text) ? undefined : numbersIn(text);
  const said: string[] = [];
  for (const line of lines) {
    const at = line.indexOf('\t');
    if (held === undefined || held.has(numberOf(line.slice(0, at)))) said.push(line.slice(at + 1));
  }
  return saidIn(said).flatMap(([label, id, kind, ...tags]): Labelled[] => {
    const known = kinds.get(kind);
    return known === undefined ? [] : [{ id, kind: known, labels: [label], tags }];
  });
}

/** Names as numbers of their words: of each that begins with a word, the others. */
export type NumberedNames = ReadonlyMap<number, readonly (readonly number[])[]>;

/** Stands for the first word of a name that has none. */
const NO_WORD = -1;

/** What lines say, after the keys. */
function saidIn(lines: readonly string[]): z.infer<typeof saidSchema> {
  return saidSchema.parse(JSON.parse(`[${lines.join(',')}]`));
}

/** Names that came, went or lead elsewhere than before. */
export function changedNames(before: ReadonlySet<string>, now: ReadonlySet<string>): NumberedNames {
  const changed = [...[...before].filter((line) => !now.has(line)), ...[...now].filter((line) => !before.has(line))];
  const names = new Set(saidIn(changed.map((line) => line.slice(line.indexOf('\t') + 1))).map(([name]) => name));
  return group(
    [...names].map((name): [number, readonly number[]] => {
      // Without a sign, as those of an entry are kept.
      const [first = NO_WORD, ...others] = wordsOf(name).map(({ key }) => numberOf(key) >>> 0);
      return [first, others];
    }),
  );
}

/** A character that Markdown may take for something else: words may be written otherwise than they read. */
const WRITTEN_OTHERWISE = /[&\\]/;

/** Words of the source of an entry as sorted numbers; undefined where they cannot be told from the source. */
export function sourceWords(text: string): Uint32Array | undefined {
  if (WRITTEN_OTHERWISE.test(text)) return undefined;
  return Uint32Array.from(numbersIn(text)).sort();
}

/** Numbers of the words that a text holds. Two words of one number cost a needless rendering, nothing else. */
function numbersIn(text: string): ReadonlySet<number> {
  const numbers = new Set<number>();
  eachWord(text, (number) => numbers.add(number));
  return numbers;
}

/** Whether the words of an entry, sorted, hold all those of one of the names. */
export function holdsAny(sorted: Uint32Array, names: NumberedNames): boolean {
  if (names.has(NO_WORD)) return true;
  return sorted.some((word) => names.get(word)?.some((others) => others.every((other) => holds(sorted, other))));
}

function holds(sorted: Uint32Array, number: number): boolean {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < number) low = middle + 1;
    else high = middle;
  }
  return sorted[low] === number;
}
