import { compareText } from '../../../src/model/message.ts';
import type { SourceDocument } from '../../../src/model/source.ts';
import { wordRank } from '../terms/evidence.ts';
import type { Term } from '../terms.ts';

/** Words of the sources, lower case → how often. */
export type WordCounts = ReadonlyMap<string, number>;

/** Shorter words are too near to each other, and what is as frequent as the right word is no slip. */
const SHORTEST = 7;
const TIMES_RARER = 3;
/** Among so many words of general English a word is one, and no misspelling. */
const ENGLISH = 60_000;

export function wordCounts(documents: readonly SourceDocument[]): WordCounts {
  const counts = new Map<string, number>();
  for (const { text } of documents.flatMap(({ passages }) => passages)) {
    for (const word of text.toLowerCase().match(/\p{L}+/gu) ?? []) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return counts;
}

/** Misspellings of a term's name in the sources: a rare word one letter away from a frequent one. */
export function slipsOf(
  { label }: Term,
  words: WordCounts,
): readonly { readonly name: string; readonly times: number }[] {
  return label
    .toLowerCase()
    .split(' ')
    .flatMap((word) =>
      [...words]
        .filter(([other, times]) => {
          if (word.length < SHORTEST || other.length < SHORTEST || other[0] !== word[0]) return false;
          return times * TIMES_RARER <= (words.get(word) ?? 0) && wordRank(other) > ENGLISH && isOneSlip(word, other);
        })
        .map(([other, times]) => ({ name: label.toLowerCase().replace(word, other), times })),
    )
    .sort((a, b) => compareText(a.name, b.name));
}

/** One letter more, less, other, or two exchanged within; an ending more is another form and no slip. */
function isOneSlip(word: string, other: string): boolean {
  if (word.startsWith(other) || other.startsWith(word)) return false;
  let head = 0;
  while (head < word.length && word[head] === other[head]) head += 1;
  let tail = 0;
  while (tail < Math.min(word.length, other.length) - head && word.at(-1 - tail) === other.at(-1 - tail)) tail += 1;
  const [rest, instead] = [word.slice(head, word.length - tail), other.slice(head, other.length - tail)];
  if (rest.length + instead.length <= 1 || (rest.length === 1 && instead.length === 1)) return tail > 0;
  return rest.length === 2 && rest === [...instead].reverse().join('');
}
