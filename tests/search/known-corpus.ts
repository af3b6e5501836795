import type { SearchRecord } from '../../src/model/search-record.ts';

/** What decides whether a query means one entry alone. */
export type KnownCorpus = {
  /** How many entries hold a word. */
  readonly rarity: (word: string) => number;
  /** Does no other entry hold all these words? */
  readonly onlyHere: (words: readonly string[], record: SearchRecord) => boolean;
  /** Does no other entry hold these words one behind the other? */
  readonly onlyPhrase: (words: readonly string[], record: SearchRecord) => boolean;
  /** Is no other entry called by a name that passes? */
  readonly onlyName: (isMeant: (name: KnownName) => boolean, record: SearchRecord) => boolean;
};

/** A title or label in lower case, and its words. */
export type KnownName = { readonly text: string; readonly words: readonly string[] };

/** Words in lower case as a person would copy them: `don't` is one, `well-known` are two. */
export function knownWords(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}\p{N}]+)*/gu) ?? [];
}

const corpora = new WeakMap<readonly SearchRecord[], KnownCorpus>();

/** What there is to know of a list of entries; worked out once a list, for at 100,000 entries that takes a minute. */
export function knowCorpus(records: readonly SearchRecord[]): KnownCorpus {
  const corpus = corpora.get(records) ?? learnCorpus(records);
  corpora.set(records, corpus);
  return corpus;
}

function learnCorpus(records: readonly SearchRecord[]): KnownCorpus {
  const holders = holdersOf(records);
  const names = records.flatMap((record) =>
    [record.title, ...record.labels].map((name) => ({ record, text: name.toLowerCase(), words: knownWords(name) })),
  );
  const others = (words: readonly string[], record: SearchRecord): SearchRecord[] => {
    const lists = words.map((word) => holders.get(word) ?? []).sort((a, b) => a.length - b.length);
    const [rarest = [], ...more] = lists;
    return rarest
      .filter((at) => more.every((list) => holds(list, at)))
      .flatMap((at) => records[at] ?? [])
      .filter((one) => one !== record);
  };
  return {
    rarity: (word) => holders.get(word)?.length ?? 0,
    onlyHere: (words, record) => others(words, record).length === 0,
    onlyPhrase: (words, record) => !others(words, record).some((other) => holdsPhrase(other, words)),
    onlyName: (isMeant, record) => !names.some((name) => name.record !== record && isMeant(name)),
  };
}

/** Places of the entries that hold each word, in order. */
function holdersOf(records: readonly SearchRecord[]): Map<string, number[]> {
  const holders = new Map<string, number[]>();
  for (const [at, record] of records.entries()) {
    for (const word of textsOf(record).flatMap(knownWords)) {
      const known = holders.get(word);
      if (known === undefined) holders.set(word, [at]);
      else if (known.at(-1) !== at) known.push(at);
    }
  }
  return holders;
}

/** Is the number in a sorted list? */
function holds(list: readonly number[], number: number): boolean {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle] ?? 0) < number) low = middle + 1;
    else high = middle;
  }
  return list[low] === number;
}

function holdsPhrase(record: SearchRecord, words: readonly string[]): boolean {
  return textsOf(record).some((text) => ` ${knownWords(text).join(' ')} `.includes(` ${words.join(' ')} `));
}

function textsOf({ title, labels, summary, headings, passages }: SearchRecord): string[] {
  return [title, ...labels, summary, ...[...headings, ...passages].map(({ text }) => text)];
}
