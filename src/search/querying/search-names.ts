import type { NameRow } from '../format/name-shard.ts';
import { stemOf } from '../format/stem.ts';
import { isInTexts, nextTask } from './ask-terms.ts';
import { type Correction, correctWord, prepareBeside } from './correct-word.ts';
import { type Candidates, findNames, type Index, namingWords } from './find-names.ts';
import type { Query, QueryWord } from './parse-query.ts';
import { compareHits, type NameHit, scoreNames, withOpinion } from './rank-names.ts';

export type NamesFound = {
  readonly hits: readonly NameHit[];
  /** The query with misspelt words put right, where that led to names. */
  readonly corrected: Query | undefined;
};

/** Below this score a name with misspelt words is not trusted to be the one meant. */
const TRUSTED = 640;
/** Corrections followed for one word, and words corrected in one query. */
const FOLLOWED = 4;
const MOST_CORRECTED = 4;
const LONG_ENOUGH = 3;
/** Words from which on a query may be a sentence. */
export const SENTENCE = 3;
/** What a name found by correcting loses against one that was spelt right. */
const CORRECTED = 70;

/** Names for a query as far as it is typed: words and beginnings as they stand. */
export async function searchNames(query: Query, index: Index): Promise<NamesFound> {
  const { rows, missing } = await findNames(query, index);
  prepareNames(query, missing, index);
  return { hits: withOpinion(query, scoreNames(query, rows)), corrected: undefined };
}

/** Names for a query that is settled: words that no name holds are put right by the site's own vocabulary. */
export async function searchNamesSettled(query: Query, index: Index): Promise<NamesFound> {
  const finding = findNames(query, index);
  if (query.words.length < SENTENCE)
    for (const word of namingWords(query)) prepareBeside(word, finding, { tree: index.manifest.nameWords, index });
  const found = await finding;
  const hits = scoreNames(query, found.rows);
  const best = hits[0];
  const isSure = best?.whole === true && (found.missing.length === 0 || best.score >= TRUSTED);
  const options = isSure ? NO_OPTIONS : await correctionsOf(query, found, index);
  if (options.size === 0) return { hits: withOpinion(query, hits), corrected: undefined };
  const rows = newRows(await followed(query, { options, index }), found.rows);
  const corrected = withWords(query, options);
  const asTyped = [...hits, ...scoreNames(query, rows)];
  const merged = merge(asTyped, scoreNames(corrected, [...found.rows, ...rows]));
  const ranked = withOpinion(corrected, merged);
  const isBetter = ranked[0] !== undefined && ranked[0].row !== best?.row;
  return { hits: ranked, corrected: isBetter ? corrected : undefined };
}

/** Looks for what will put a word right that no name holds, where it is sure to be tried. */
function prepareNames({ words }: Query, missing: readonly QueryWord[], index: Index): void {
  const [word, ...others] = missing.filter((one) => !one.open && one.word.length >= LONG_ENOUGH);
  if (word === undefined || (words.length >= SENTENCE && others.length > 0)) return;
  for (const one of [word, ...others])
    correctWord(one, { tree: index.manifest.nameWords, index, turn: nextTask }).catch(() => undefined);
}

type Options = ReadonlyMap<string, readonly Correction[]>;
const NO_OPTIONS: Options = new Map();

async function correctionsOf(query: Query, { missing }: Candidates, index: Index): Promise<Options> {
  const doubtful = await unknown(missing.length > 0 ? missing : namingWords(query), query, index);
  const words = doubtful.filter(({ word }) => word.length >= LONG_ENOUGH).slice(0, MOST_CORRECTED);
  const found = await Promise.all(words.map((word) => correctWord(word, { tree: index.manifest.nameWords, index })));
  const pairs = words.map(
    ({ word }, at) => [word, (found[at] ?? []).filter((option) => option.word !== word)] as const,
  );
  return new Map(pairs.filter(([, options]) => options.length > 0));
}

/** In a longer query, words that texts hold are not misspelt names: it asks for a passage. */
async function unknown(doubtful: readonly QueryWord[], query: Query, index: Index): Promise<readonly QueryWord[]> {
  if (query.words.length < SENTENCE || doubtful.length < 2) return doubtful;
  const held = await Promise.all(doubtful.map((word) => isInTexts(word, index)));
  return doubtful.filter((_, at) => held[at] === false);
}

/** Names under the corrected words, each correction looked up beside the other words of the query. */
async function followed(query: Query, { options, index }: { options: Options; index: Index }): Promise<NameRow[]> {
  const best = withWords(query, options);
  const variants = [...options].flatMap(([word, list]) =>
    list
      .slice(0, query.words.length === 1 ? FOLLOWED * 2 : FOLLOWED)
      .map((option) => withWord(best, query, { word, option: option.word })),
  );
  const found = await Promise.all(variants.map((variant) => findNames(variant, index)));
  return found.flatMap(({ rows }) => rows);
}

/** The query with each doubtful word replaced by its first correction. */
function withWords(query: Query, options: Options): Query {
  return replaced(query, ({ word }) => options.get(word)?.[0]?.word);
}

function withWord(best: Query, query: Query, change: { word: string; option: string }): Query {
  const at = query.words.findIndex(({ word }) => word === change.word);
  const target = best.words[at];
  return replaced(best, (word) => (word === target ? change.option : undefined));
}

export function replaced(query: Query, choose: (word: QueryWord) => string | undefined): Query {
  const words = query.words.map((word) => {
    const chosen = choose(word);
    return chosen === undefined ? word : { word: chosen, stem: stemOf(chosen), open: false };
  });
  return { ...query, words, text: words.map(({ word }) => word).join(' ') };
}

/** Rows, each once, that are not among those known. */
function newRows(rows: readonly NameRow[], known: readonly NameRow[]): NameRow[] {
  const found = new Map(rows.map((row) => [`${row[0]} ${row[1]}`, row]));
  for (const row of known) found.delete(`${row[0]} ${row[1]}`);
  return [...found.values()];
}

function merge(asTyped: readonly NameHit[], corrected: readonly NameHit[]): NameHit[] {
  const best = new Map(asTyped.map((hit) => [hit.row, hit]));
  for (const hit of corrected) {
    const lowered = { ...hit, score: hit.score - CORRECTED };
    const known = best.get(hit.row);
    if (known === undefined || known.score < lowered.score) best.set(hit.row, lowered);
  }
  return [...best.values()].sort(compareHits);
}
