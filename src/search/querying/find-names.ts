import type { SearchManifest } from '../format/manifest.ts';
import { type NameRow, type NameShard, wholeRow } from '../format/name-shard.ts';
import { LAST, type ShardTree } from '../format/shard-tree.ts';
import { stemOf } from '../format/stem.ts';
import { isFunctionWord } from './function-words.ts';
import type { Query, QueryWord } from './parse-query.ts';
import { wordsOfName } from './rank-names.ts';
import { fromJson, type ShardReader } from './read-shards.ts';

/** Names that may be meant, before ranking. */
export type Candidates = {
  readonly rows: readonly NameRow[];
  /** Words of the query that stand in no name. */
  readonly missing: readonly QueryWord[];
};

export type Index = { readonly manifest: SearchManifest; readonly shards: ShardReader };

const MOST_ROWS = 400;
/** Leaves one lookup may cost; more and the prefix's best names are taken instead. */
const MOST_LEAVES = 2;
/** Letters from which on a word may be several that were written together. */
const TOGETHER = 6;
/** Beside a common word, another is looked up by this many letters, so that it may be misspelt further on. */
const NEAR = 2;

/** Looks each word of the query up among the names, and neighbours written together. */
export async function findNames(query: Query, index: Index): Promise<Candidates> {
  const words = namingWords(query);
  const joined = query.words.slice(1).flatMap((next, at): QueryWord[] => {
    const before = query.words[at];
    if (before === undefined || (isFunctionWord(before.word) && isFunctionWord(next.word))) return [];
    const word = before.word + next.word;
    return [{ word, stem: stemOf(word), open: next.open }];
  });
  const found = await Promise.all([...words, ...joined].map((word) => lookUp(word, words, index)));
  const rows = new Map<string, NameRow>();
  const add = (row: NameRow) => {
    if (rows.size < MOST_ROWS) rows.set(`${row[0]} ${row[1]}`, row);
  };
  for (const list of [...found].sort((a, b) => a.length - b.length)) for (const row of list) add(row);
  const missing = words.filter((_, at) => (found[at] ?? []).length === 0);
  return { rows: [...rows.values()], missing };
}

/** Words that may name what is asked for, the last of which may go on; all of them where none of them does. */
export function namingWords({ words }: Query): readonly QueryWord[] {
  const naming = words.filter(({ word }) => !isFunctionWord(word));
  if (naming.length === 0) return words;
  return words.filter((word) => word.open || naming.includes(word));
}

/** Names under one word: all of them, or for a common word the best ones and those that hold another word too. */
async function lookUp(word: QueryWord, words: readonly QueryWord[], index: Index): Promise<NameRow[]> {
  const { names, tops } = index.manifest;
  const exact = word.open ? word.word + LAST : `${word.word}!`;
  const base = word.open ? word.word : commonPrefix(word.word, word.stem);
  const isWanted = isFormOf(word);
  const wide = await rowsBetween({ tree: names, from: base, to: base + LAST }, index, isWanted);
  if (wide !== undefined && wide.length > 0) return wide;
  const together = await runTogether(word, index);
  if (together.length > 0) return together;
  if (wide !== undefined && word.open) return wide;
  const close = await rowsBetween({ tree: names, from: word.word, to: exact }, index, isWanted);
  if (close !== undefined && close.length <= MOST_ROWS) return close;
  const pairs = words.filter((other) => other !== word);
  const found = await Promise.all([
    rowsBetween({ tree: tops, from: word.word, to: word.word }, index, (key) => key === word.word),
    ...pairs.map(async (other) => {
      const close = await pairsOf(`${word.word} ${other.word.slice(0, NEAR)}`, index);
      return close ?? pairsOf(`${word.word} ${other.word}`, index);
    }),
  ]);
  return found.flatMap((list) => list ?? []);
}

/** Names of several words that were written as one: `aisafetysummits`. The first two, so written, are a key close by. */
async function runTogether({ word, open }: QueryWord, index: Index): Promise<NameRow[]> {
  if (word.length < TOGETHER) return [];
  const span = { tree: index.manifest.names, from: word, to: word };
  const rows = await rowsBetween(span, index, (key) => key.length > NEAR && word.startsWith(key));
  return (rows ?? []).filter((row) => {
    const { bare } = wordsOfName(row);
    return bare === word || (open && bare.startsWith(word));
  });
}

async function pairsOf(from: string, index: Index): Promise<NameRow[] | undefined> {
  const span = { tree: index.manifest.names, from, to: from + LAST };
  return rowsBetween(span, index, (key) => key.startsWith(from));
}

type Span = { readonly tree: ShardTree; readonly from: string; readonly to: string };

async function rowsBetween(span: Span, { shards }: Index, isWanted: (key: string) => boolean) {
  const leaves = await shards.read({ ...span, most: MOST_LEAVES, decode: fromJson<NameShard> });
  return leaves?.flatMap(({ keys, rows }) =>
    keys.flatMap(([key, ...places]) => (isWanted(key) ? rowsAt(rows, places) : [])),
  );
}

function rowsAt(rows: readonly NameRow[], places: readonly number[]): NameRow[] {
  return places
    .map((place) => rows[place])
    .filter((row) => row !== undefined)
    .map(wholeRow);
}

/** Is a key the word, one of its forms (plural or singular), or, while it is typed, a word that goes on from it? */
function isFormOf({ word, stem, open }: QueryWord): (key: string) => boolean {
  const shared = commonPrefix(word, stem);
  return (key) => {
    if (open && key.startsWith(word)) return true;
    // A word and its stem begin alike: most keys of a leaf need not be stemmed.
    if (!key.startsWith(shared)) return false;
    const space = key.indexOf(' ');
    const first = space < 0 ? key : key.slice(0, space);
    return first === word || stemOf(first) === stem;
  };
}

export function commonPrefix(a: string, b: string): string {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return a.slice(0, length);
}
