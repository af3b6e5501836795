import type { EntryKind } from '../../../src/model/entry.ts';
import type { Passage } from '../../../src/model/source.ts';
import { packSentences, unpackSentences } from './packed-sentences.ts';
import { type Sentence, sentencesOf } from './tokens.ts';

export type TermPassage = {
  readonly source: string;
  readonly passage: string;
  readonly kind: Passage['kind'];
  readonly depth?: number;
  readonly text: string;
};

/** A sentence that says what a term means. `sentence` is a verbatim part of the passage. */
export type Definition = {
  readonly term: string;
  readonly sentence: string;
  readonly source: string;
  readonly passage: string;
};

/** A proper name in a passage; offsets count in the passage's text, UTF-16 code units, `end` exclusive. */
export type Mention = {
  readonly text: string;
  readonly source: string;
  readonly passage: string;
  readonly start: number;
  readonly end: number;
  readonly kind: EntryKind;
};

/** One way in which the sources write a term, how often, and why it is taken for the same. */
export type WrittenName = {
  readonly name: string;
  readonly times: number;
  readonly why:
    | 'same'
    | 'spelling'
    | 'established'
    | 'short form'
    | 'jurisdiction'
    | 'surname'
    | 'shortened'
    | 'decided';
};

/** A sentence that tells of a term, and how much: what it is, something about it, or only its name. */
export type Telling = {
  readonly source: string;
  readonly passage: string;
  readonly sentence: string;
  readonly says: 'what' | 'about' | 'name';
  /** The sentence together with the one before it, where it points back to that: a verbatim part of the passage. */
  readonly withLead?: string;
};

/** Something that deserves an entry. */
export type Term = {
  /** As an encyclopedia titles it. */
  readonly label: string;
  readonly labels: readonly string[];
  readonly kind: EntryKind;
  readonly score: number;
  /** A person decided on it. */
  readonly decided: boolean;
  /** Every way in which it is written, most frequent first. */
  readonly names: readonly WrittenName[];
  /** The best of `definitions`. */
  readonly definition?: Definition;
  /** What each source says it means, best first. */
  readonly definitions: readonly Definition[];
  /** Passages that tell something about it, best first. */
  readonly passages: readonly Telling[];
};

/** Tagging is the costly part, and each question about a passage needs it; kept for all passages, it must be small. */
const packed = new WeakMap<TermPassage, string>();
/** Most questions about a passage come one after the other. */
let last: { readonly passage: TermPassage; readonly sentences: readonly Sentence[] } | undefined;

/** The sentences of a passage, with their tokens. Asked again later, they may be other objects with the same in them. */
export function sentencesIn(passage: TermPassage): readonly Sentence[] {
  if (last?.passage === passage) return last.sentences;
  const known = packed.get(passage);
  const sentences = known === undefined ? sentencesOf(passage.text) : unpackSentences(passage.text, known);
  if (known === undefined) packed.set(passage, packSentences(passage.text, sentences));
  last = { passage, sentences };
  return sentences;
}

/** The sentences of all passages, one after the other, so that only one passage's need be there at a time. */
export function* sentencesOfAll(passages: Iterable<TermPassage>): Iterable<Sentence> {
  for (const passage of passages) yield* sentencesIn(passage);
}
