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
  readonly onlyName: (isMeant: (name: string) => boolean, record: SearchRecord) => boolean;
};

/** Words in lower case as a person would copy them: `don't` is one, `well-known` are two. */
export function knownWords(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}\p{N}]+)*/gu) ?? [];
}

export function knowCorpus(records: readonly SearchRecord[]): KnownCorpus {
  const holders = new Map<string, Set<SearchRecord>>();
  for (const record of records) {
    for (const word of textsOf(record).flatMap(knownWords)) {
      const known = holders.get(word);
      if (known === undefined) holders.set(word, new Set([record]));
      else known.add(record);
    }
  }
  const others = (words: readonly string[], record: SearchRecord): SearchRecord[] => {
    const sets = words.map((word) => holders.get(word) ?? new Set<SearchRecord>()).sort((a, b) => a.size - b.size);
    return [...(sets[0] ?? [])].filter((one) => one !== record && sets.every((set) => set.has(one)));
  };
  return {
    rarity: (word) => holders.get(word)?.size ?? 0,
    onlyHere: (words, record) => others(words, record).length === 0,
    onlyPhrase: (words, record) => !others(words, record).some((other) => holdsPhrase(other, words)),
    onlyName: (isMeant, record) =>
      !records.some(
        (other) => other !== record && [other.title, ...other.labels].some((name) => isMeant(name.toLowerCase())),
      ),
  };
}

function holdsPhrase(record: SearchRecord, words: readonly string[]): boolean {
  return textsOf(record).some((text) => ` ${knownWords(text).join(' ')} `.includes(` ${words.join(' ')} `));
}

function textsOf({ title, labels, summary, headings, passages }: SearchRecord): string[] {
  return [title, ...labels, summary, ...[...headings, ...passages].map(({ text }) => text)];
}
