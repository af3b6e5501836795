import { correctWord } from './correct-word.ts';
import type { Index } from './find-names.ts';
import type { Query, QueryWord } from './parse-query.ts';
import { decodeTerms, type Posting, readPosting, type TermEntry } from './postings.ts';
import { LAST } from './shard-tree.ts';
import { toTerms } from './terms.ts';

/** One thing asked of the texts: a term, or terms that stand for one another (corrections, words that go on). */
export type Asked = {
  /** Place of its word in the query. */
  readonly word: number;
  /** What was found for it; `as` is the word that stands for the one typed, where it is another. */
  readonly choices: readonly { readonly term: string; readonly posting: Posting; readonly as: string | undefined }[];
  /** Weight by rarity. */
  readonly weight: number;
  /** Too common to be asked of every result. */
  readonly common: boolean;
};

const MOST_LEAVES = 2;
const MOST_CONTINUED = 6;
const MOST_CORRECTIONS = 3;
/** A correction this much worse than the best is not followed. */
const WORSE = 0.45;

/** Looks up every word of the query among the terms of the texts; words that none holds are put right first. */
export async function askTerms(query: Query, index: Index, verbatim: boolean): Promise<Asked[]> {
  const asked = await Promise.all(query.words.map((word, at) => askWord({ word, at, verbatim }, index)));
  return asked.flat();
}

type WordAsked = { readonly word: QueryWord; readonly at: number; readonly verbatim: boolean };

async function askWord({ word, at, verbatim }: WordAsked, index: Index): Promise<Asked[]> {
  const terms = toTerms(word.word);
  const found = await Promise.all(terms.map((term) => lookUp(term, term, index)));
  const known = terms.flatMap((term, place) => (found[place] ?? []).filter((entry) => entry.term === term));
  if (known.length > 0) return known.map((entry) => toAsked([{ entry }], at, index));
  const continued = word.open ? await lookUp(word.word, word.word + LAST, index) : [];
  const begun = continued.filter(({ term }) => term.startsWith(word.word));
  if (begun.length > 0) {
    const usual = begun.sort((a, b) => b.entries - a.entries).slice(0, MOST_CONTINUED);
    return [
      toAsked(
        usual.map((entry) => ({ entry })),
        at,
        index,
      ),
    ];
  }
  const choices = verbatim ? [] : await correct(word, index);
  return [toAsked(choices, at, index)];
}

type Choice = { readonly entry: TermEntry; readonly as?: string };

async function correct(word: QueryWord, index: Index): Promise<Choice[]> {
  const corrections = await correctWord(word, index.manifest.textWords, index);
  const limit = (corrections[0]?.cost ?? 0) + WORSE;
  const close = corrections.filter(({ cost }) => cost <= limit).slice(0, MOST_CORRECTIONS);
  const found = await Promise.all(
    close.map(async ({ word: as }) => {
      const [term = as] = toTerms(as);
      const entries = await lookUp(term, term, index);
      return entries.filter((entry) => entry.term === term).map((entry) => ({ entry, as }));
    }),
  );
  return found.flat();
}

async function lookUp(from: string, to: string, { manifest, shards }: Index): Promise<TermEntry[]> {
  const request = { tree: manifest.terms, from, to, most: MOST_LEAVES, decode: decodeTerms };
  const leaves = (await shards.read(request)) ?? [];
  return leaves.flat();
}

function toAsked(choices: readonly Choice[], word: number, { manifest }: Index): Asked {
  const entries = choices[0]?.entry.entries ?? 0;
  return {
    word,
    choices: choices.map(({ entry, as }) => ({ term: entry.term, posting: readPosting(entry.bytes), as })),
    weight: Math.log(1 + (manifest.entries + 1) / (entries + 0.5)),
    common: choices.some(({ entry }) => entry.common),
  };
}
