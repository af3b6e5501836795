import type { SearchRecord } from '../../src/model/search-record.ts';
import { type KnownCorpus, knowCorpus, knownWords as wordsOf } from './known-corpus.ts';
import { createRandom, pick, type Random } from './random.ts';

/** A query and the entry that must come first. */
export type KnownQuery = { readonly query: string; readonly id: string };

/** Undefined where the entry gives no such query, or where the query could mean another entry as well. */
type Make = (record: SearchRecord, random: Random, corpus: KnownCorpus) => string | undefined;

const long = (words: readonly string[]) => words.filter((word) => word.length >= 6);

/** Classes that ask for an entry by its name. */
export const nameClasses: Readonly<Record<string, Make>> = {
  exact: ({ title }) => title.toLowerCase(),
  label: ({ labels }) => labels.find((label) => label.includes(' '))?.toLowerCase(),
  'one typo': ({ title }, random) => slip(title.toLowerCase(), 1, random),
  'two typos': ({ title }, random) => (title.length < 10 ? undefined : slip(title.toLowerCase(), 2, random)),
  'swapped letters': ({ title }, random) => swapLetters(title.toLowerCase(), random),
  reordered: ({ title }) => rotated(wordsOf(title)),
  prefix: (record, _, corpus) => (record.title.length < 8 ? undefined : begun(record, corpus)),
  plural: ({ title }) => `${title.toLowerCase()}s`,
  hyphen: ({ title }) => {
    const words = wordsOf(title);
    if (words.length < 2) return undefined;
    return words.join(!title.includes('-') ? '-' : words.length === 2 ? '' : ' ');
  },
  'word left out': (record, random, corpus) => leftOut(record, random, corpus),
  'left out, typo': (record, random, corpus) => {
    const left = leftOut(record, random, corpus);
    return left === undefined ? undefined : slip(left, 1, random);
  },
  'as it sounds': ({ title }) => asItSounds(title.toLowerCase()),
  'reordered, typo': ({ title }, random) => {
    const words = rotated(wordsOf(title));
    return words === undefined ? undefined : slip(words, 1, random);
  },
  question: ({ title }, random) => {
    const asked = pick([['what is a'], ['what is the'], ['who is'], ['meaning of'], ['how does', 'work']], random);
    return [asked[0], title.toLowerCase(), ...asked.slice(1)].join(' ');
  },
  'half typed, typo': (record, random, corpus) => {
    const half = record.title.length < 12 ? undefined : begun(record, corpus);
    return half === undefined ? undefined : slip(half, 1, random);
  },
};

/** Classes that ask for an entry by what stands in it. */
export const passageClasses: Readonly<Record<string, Make>> = {
  phrase: (record, random, corpus) => phraseOf(record, random, corpus),
  'quoted phrase': (record, random, corpus) => {
    const phrase = phraseOf(record, random, corpus);
    return phrase === undefined ? undefined : `"${phrase}"`;
  },
  'rare words': (record, random, corpus) => rareWords(record, random, corpus)?.join(' '),
  'one misspelt': (record, random, corpus) => {
    const [first = '', ...others] = rareWords(record, random, corpus) ?? [];
    return first.length < 5 ? undefined : [slip(first, 1, random), ...others].join(' ');
  },
  'words apart': (record, random, corpus) => {
    const places = [record.passages[0], record.passages[3], record.passages[6]];
    const words = places.flatMap((place) => rarest(wordsOf(place?.text ?? ''), random, corpus) ?? []);
    return words.length === 3 && corpus.onlyHere(words, record) ? words.join(' ') : undefined;
  },
};

/** Up to `count` queries of each class over a corpus, decided by a seed. */
export function queriesOf(
  records: readonly SearchRecord[],
  classes: Readonly<Record<string, Make>>,
  { count, seed = 7 }: { count: number; seed?: number },
): Map<string, KnownQuery[]> {
  const corpus = knowCorpus(records);
  return new Map(
    Object.entries(classes).map(([name, make]) => {
      const random = createRandom(seed);
      const queries: KnownQuery[] = [];
      const asked = new Set<string>();
      for (let tries = 0; queries.length < count && tries < count * 20; tries++) {
        const record = pick(records, random);
        const query = make(record, random, corpus);
        if (query === undefined || query.trim() === '' || asked.has(query)) continue;
        asked.add(query);
        queries.push({ query, id: record.id });
      }
      return [name, queries];
    }),
  );
}

/** Letters inserted, left out, replaced or swapped, one a word at most. */
export function slip(text: string, count: number, random: Random): string {
  const words = text.split(' ');
  const order = words.map((word, at) => ({ word, at })).sort((a, b) => b.word.length - a.word.length);
  for (let left = 0; left < count; left++) {
    const target = order[left % Math.min(order.length, 2)];
    if (target !== undefined) words[target.at] = slipWord(words[target.at] ?? '', random);
  }
  return words.join(' ');
}

function slipWord(word: string, random: Random): string {
  const at = Math.floor(random() * (word.length - 1));
  const letter = String.fromCharCode(97 + Math.floor(random() * 26));
  const kinds = [
    word.slice(0, at) + letter + word.slice(at),
    word.slice(0, at) + word.slice(at + 1),
    word.slice(0, at) + letter + word.slice(at + 1),
    word.slice(0, at) + (word[at + 1] ?? '') + (word[at] ?? '') + word.slice(at + 2),
  ];
  return pick(kinds, random);
}

function swapLetters(text: string, random: Random): string | undefined {
  const [target] = long(text.split(' '));
  if (target === undefined) return undefined;
  const at = 1 + Math.floor(random() * (target.length - 3));
  return text.replace(target, target.slice(0, at) + (target[at + 1] ?? '') + (target[at] ?? '') + target.slice(at + 2));
}

function rotated(words: readonly string[]): string | undefined {
  return words.length < 2 ? undefined : [...words.slice(1), words[0]].join(' ');
}

/** The first 70 % of a title, where no other name begins so. */
function begun(record: SearchRecord, { onlyName }: KnownCorpus): string | undefined {
  const half = record.title.toLowerCase().slice(0, Math.ceil(record.title.length * 0.7));
  return onlyName(({ text }) => text.startsWith(half.trim()), record) ? half : undefined;
}

/** A title without one of its words, where no other name holds the words that are left. */
function leftOut(record: SearchRecord, random: Random, { onlyName }: KnownCorpus): string | undefined {
  const words = wordsOf(record.title);
  if (words.length < 3) return undefined;
  const gone = Math.floor(random() * words.length);
  const left = words.filter((_, at) => at !== gone);
  return onlyName((name) => holdsAll(name.words, left), record) ? left.join(' ') : undefined;
}

function holdsAll(words: readonly string[], wanted: readonly string[]): boolean {
  return wanted.every((word) => words.includes(word));
}

/** A spelling by ear: doubled letters single, `ck` as `k`, `qu` as `kw`, `ea` as `ee`, `ou` as `oo`. */
function asItSounds(text: string): string | undefined {
  const heard = text
    .replace(/ck/, 'k')
    .replace(/qu/, 'kw')
    .replace(/ea/, 'ee')
    .replace(/([lst])\1/, '$1')
    .replace(/ch/, 'tch');
  return heard === text ? undefined : heard;
}

function phraseOf(record: SearchRecord, random: Random, { onlyPhrase }: KnownCorpus): string | undefined {
  if (record.passages.length === 0) return undefined;
  const words = wordsOf(pick(record.passages, random).text);
  const at = Math.floor(random() * (words.length - 5));
  const phrase = words.slice(at, at + 5);
  return long(phrase).length >= 2 && onlyPhrase(phrase, record) ? phrase.join(' ') : undefined;
}

function rareWords(record: SearchRecord, random: Random, corpus: KnownCorpus): string[] | undefined {
  if (record.passages.length === 0) return undefined;
  const words = [...new Set(wordsOf(pick(record.passages, random).text))].filter((word) => word.length > 3);
  const rare = words.sort((a, b) => corpus.rarity(a) - corpus.rarity(b)).slice(0, 3);
  return rare.length === 3 && corpus.onlyHere(rare, record) ? rare : undefined;
}

function rarest(words: readonly string[], random: Random, { rarity }: KnownCorpus): string | undefined {
  const few = [...new Set(words)].filter((word) => word.length > 3).sort((a, b) => rarity(a) - rarity(b));
  return few[Math.floor(random() * 3)];
}
