import type { EntryKind } from '../../../src/model/entry.ts';
import type { Vocabulary } from '../../../src/model/vocabulary.ts';
import { type CaseEvidence, isTitleCase } from './case-evidence.ts';
import { isCased, lexicon } from './lexicon.ts';
import type { Sentence } from './tokens.ts';
import { labelKey, wordKey, wordsOf } from './words.ts';

/** A term whose name is known before the sources are read: from the lexicon, or decided by a person. */
export type Known = {
  readonly label: string;
  readonly labels: readonly string[];
  /** Found in text, never shown. */
  readonly hidden: readonly string[];
  readonly kind: EntryKind | undefined;
  readonly decided: boolean;
  readonly never: boolean;
};

type Form = { readonly known: Known; readonly words: readonly string[]; readonly cased: boolean };
export type KnownTable = {
  /** Key of a form's first word → forms, longest first. */
  readonly byFirstWord: ReadonlyMap<string, readonly Form[]>;
  /** Key of a whole name → what it names. */
  readonly byKey: ReadonlyMap<string, Known>;
};
export type KnownMatch = { readonly known: Known; readonly from: number; readonly to: number };

/** The lexicon with a person's vocabulary laid over it: a decided term takes the lexicon's names of the same thing with it. */
export function knownTable(vocabulary: Vocabulary): KnownTable {
  const decided = vocabulary.terms.map((term): Known => {
    const own = [term.prefLabel, ...term.altLabel, ...term.hiddenLabel];
    const same = new Set(own.map(labelKey));
    const covered = lexicon.filter(({ label, labels }) => [label, ...labels].some((name) => same.has(labelKey(name))));
    const labels = covered.flatMap(({ label, labels }) => [label, ...labels]);
    return {
      label: term.prefLabel,
      labels: [...term.altLabel, ...labels],
      hidden: term.hiddenLabel,
      kind: term.kind ?? covered[0]?.kind,
      decided: true,
      never: term.never,
    };
  });
  const table = new Map<string, Form[]>();
  const byKey = new Map<string, Known>();
  const established = lexicon.map((entry): Known => ({ ...entry, hidden: [], decided: false, never: false }));
  for (const known of [...decided, ...established]) {
    for (const name of [known.label, ...known.labels, ...known.hidden]) {
      const key = labelKey(name);
      const words = wordsOf(name);
      const first = words[0];
      if (first === undefined || byKey.has(key)) continue;
      byKey.set(key, known);
      const form = { known, words, cased: isCased(name, known.kind ?? 'concept') };
      table.set(wordKey(first), [...(table.get(wordKey(first)) ?? []), form]);
    }
  }
  for (const forms of table.values()) forms.sort((a, b) => b.words.length - a.words.length);
  return { byFirstWord: table, byKey };
}

/** The table with more names for what it holds. */
export function withNames(
  table: KnownTable,
  names: readonly { readonly name: string; readonly known: Known }[],
): KnownTable {
  const byFirstWord = new Map(table.byFirstWord);
  const byKey = new Map(table.byKey);
  for (const { name, known } of names) {
    const [words, key] = [wordsOf(name), labelKey(name)];
    const first = words[0];
    if (first === undefined || byKey.has(key)) continue;
    byKey.set(key, known);
    const forms = [...(byFirstWord.get(wordKey(first)) ?? []), { known, words, cased: false }];
    byFirstWord.set(
      wordKey(first),
      forms.sort((a, b) => b.words.length - a.words.length),
    );
  }
  return { byFirstWord, byKey };
}

/**
 * Another order of a known name's words is the same name where its short form stands beside it:
 * `human feedback reinforcement learning (RLHF)`.
 */
export function reorderedNames(
  pairs: readonly { readonly short: string; readonly long: string }[],
  table: KnownTable,
): readonly { readonly name: string; readonly known: Known }[] {
  return pairs.flatMap(({ short, long }) => {
    const known = table.byKey.get(labelKey(short));
    return known !== undefined && contentOf(long) === contentOf(known.label) ? [{ name: long, known }] : [];
  });
}

function contentOf(name: string): string {
  const small = /^(of|the|and|for|in|on|to|a|an|from|with|by)$/;
  const words = labelKey(name).split(' ');
  return words
    .filter((word) => !small.test(word))
    .sort()
    .join(' ');
}

type Part = { readonly word: string; readonly key: string; readonly token: number };

/** Known terms in a sentence, longest first, none inside another. `from`…`to` are tokens, `to` exclusive. */
export function knownMatches(sentence: Sentence, table: KnownTable, evidence: CaseEvidence): readonly KnownMatch[] {
  const parts = sentence.tokens.flatMap(({ text }, token): Part[] =>
    wordsOf(text).map((word) => ({ word, key: wordKey(word), token })),
  );
  const titled = isTitleCase(sentence.tokens);
  const found: KnownMatch[] = [];
  for (let at = 0; at < parts.length; ) {
    const part = parts[at];
    const form =
      part &&
      table.byFirstWord
        .get(part.key)
        ?.find((candidate) => fits(candidate, parts.slice(at, at + candidate.words.length)));
    const last = form && parts[at + form.words.length - 1];
    if (part === undefined || form === undefined || last === undefined) {
      at += 1;
      continue;
    }
    const doubtful =
      form.cased && form.words.length === 1 && (titled || part.token === 0) && evidence.lower.has(part.key);
    const whole = parts[at - 1]?.token !== part.token && parts[at + form.words.length]?.token !== last.token;
    if (!doubtful && whole) found.push({ known: form.known, from: part.token, to: last.token + 1 });
    at += doubtful || !whole ? 1 : form.words.length;
  }
  return found;
}

function fits(form: Form, parts: readonly Part[]): boolean {
  if (parts.length < form.words.length) return false;
  return form.words.every((word, at) => {
    const part = parts[at];
    if (part === undefined || part.key !== wordKey(word)) return false;
    return !form.cased || part.word === word || part.word === `${word}s` || part.word === word.replace(/\./g, '');
  });
}
