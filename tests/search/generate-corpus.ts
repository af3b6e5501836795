import { entryKinds } from '../../src/model/entry.ts';
import type { SearchRecord } from '../../src/model/search-record.ts';
import { createRandom, pick, type Random } from './random.ts';

const starts = 'b br c ch cl cr d dr f fl fr g gr h j k l m n p pl pr qu r s sc sh sl sp st str t th tr v w'.split(' ');
const vowels = 'a e i o u a e i o ai ea ee io ou'.split(' ');
const ends = 'b ck d g l ll m n nd ng nt p r rd rm rs s ss st t x'.split(' ');
const endings = ['', '', '', '', 'al', 'ity', 'ment', 'er', 'ism', 'ic', 'ance', 'ogy', 'tion', 'ness'];
const common = 'the of and to in a is that for it as with on by are this be from or which an can not have at'.split(
  ' ',
);

/** Zipf–Mandelbrot: the most used words of a subject are used about as often as one another. */
const FLAT = 20;

/**
 * Entries made up from a seed, in the shape of the bundled content: about 400 words, three headings, tags, labels.
 * Words are invented; how often each is used falls with its rank (Zipf), and their number grows with the entries.
 */
export function generateCorpus(count: number, seed = 1): SearchRecord[] {
  const random = createRandom(seed);
  const lexicon = makeLexicon(Math.round(3000 + 90 * Math.sqrt(count) + count * 0.35), random);
  const heads = lexicon.slice(40, 160);
  const tags = lexicon.slice(200, 230);
  const titles = new Set<string>();
  while (titles.size < count) titles.add(makeTitle(lexicon, heads, random));
  return [...titles].map((title, at) => makeEntry({ title, at, lexicon, tags }, random));
}

function makeLexicon(size: number, random: Random): string[] {
  const words = new Set<string>();
  while (words.size < size) {
    const syllables = 1 + Math.floor(random() * 2.2);
    let word = '';
    for (let left = syllables; left > 0; left--) word += pick(starts, random) + pick(vowels, random);
    word += pick(ends, random) + pick(endings, random);
    if (word.length >= 4 && word.length <= 13) words.add(word);
  }
  return [...words];
}

function makeTitle(lexicon: readonly string[], heads: readonly string[], random: Random): string {
  const length = pick([1, 2, 2, 2, 3, 3, 3, 4, 5], random);
  const words = Array.from({ length }, (_, at) =>
    at === length - 1 && length > 1 && random() < 0.4 ? pick(heads, random) : nameWord(lexicon, random),
  );
  return capital(words.join(random() < 0.06 ? '-' : ' '));
}

/** Names are made of rarer words than texts. */
function nameWord(lexicon: readonly string[], random: Random): string {
  return lexicon[Math.floor(lexicon.length * random() ** 1.5)] ?? '';
}

function textWord(lexicon: readonly string[], random: Random): string {
  if (random() < 0.42) return common[Math.floor(common.length * random() ** 2)] ?? 'the';
  const top = FLAT + lexicon.length;
  return lexicon[Math.floor(FLAT * (top / FLAT) ** random()) - FLAT] ?? '';
}

type Making = {
  readonly title: string;
  readonly at: number;
  readonly lexicon: readonly string[];
  readonly tags: readonly string[];
};

function makeEntry({ title, at, lexicon, tags }: Making, random: Random): SearchRecord {
  const sentence = (length: number) => `${capital(Array.from({ length }, () => textWord(lexicon, random)).join(' '))}.`;
  const passages = Array.from({ length: 8 }, (_, place) => ({
    text: Array.from({ length: 3 }, () => sentence(10 + Math.floor(random() * 12))).join(' '),
    fragment: `p${place + 1}`,
  }));
  const headings = Array.from({ length: 3 }, (_, place) => ({
    text: sentence(3).slice(0, -1),
    fragment: `h${place + 1}`,
  }));
  const words = title.split(/[ -]/);
  const labels =
    words.length >= 3
      ? [
          words
            .map((word) => word[0] ?? '')
            .join('')
            .toUpperCase(),
        ]
      : [];
  if (random() < 0.4) labels.push(capital(`${nameWord(lexicon, random)} ${nameWord(lexicon, random)}`));
  const id = `${title.toLowerCase().replaceAll(' ', '-')}-${at}`;
  return {
    id,
    permalink: `entries/${id}/`,
    title,
    labels,
    hidden: [],
    kind: pick(entryKinds, random),
    summary: sentence(18),
    tags: [pick(tags, random), pick(tags, random), pick(tags, random)],
    sources: [`source-${Math.floor(random() * 40)}`],
    years: [`${1990 + (at % 37)}`],
    headings,
    passages,
  };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
