import type { TermPassage } from './passage.ts';
import { sentencesIn } from './passage.ts';
import type { Sentence } from './tokens.ts';

/** One place where a term is spoken of. */
export type Occurrence = {
  readonly surface: string;
  readonly passage: TermPassage;
  readonly sentence: Sentence;
  /** Tells sentences apart, of all passages. */
  readonly sentenceNumber: number;
  /** Tokens of the sentence, `to` exclusive. */
  readonly from: number;
  readonly to: number;
  /** The surface with its last word as a dictionary has it. */
  readonly singular: string;
  /** In a heading or a title, where capitals tell nothing. */
  readonly titled: boolean;
  /** Its sentence has the form of one. */
  readonly isWhole: boolean;
  /** Its sentence is about it. */
  readonly isSubject: boolean;
  /** It looks like the name of a kind of thing. */
  readonly isTermlike: boolean;
};

/** An occurrence as it is found: in which of the passages, the how-manieth sentence there, from which letter of the passage on. */
export type FoundOccurrence = Omit<Occurrence, 'passage' | 'sentence' | 'sentenceNumber'> & {
  readonly passage: number;
  readonly sentence: number;
  readonly start: number;
};

/** Occurrences of one term, in order; `first` and `last` are numbers of occurrences. */
export type Chain = { first: number; last: number; count: number };

/**
 * Occurrences as numbers in rows: a text has one for every fifth word, and an object for each would be most of what a
 * conversion holds. What tells most about them is worked out while their sentence is at hand.
 */
export type Occurrences = {
  /** Puts one at the end of a chain, or begins one. */
  readonly add: (found: FoundOccurrence, chain?: Chain) => Chain;
  /** Puts the second chain at the end of the first. */
  readonly join: (chain: Chain, other: Chain) => void;
  readonly read: (chain: Chain) => readonly Occurrence[];
};

/** What a row says of an occurrence, in this order. */
const [NEXT, PASSAGE, SENTENCE, START, LENGTH, FROM, TO, FORM] = [0, 1, 2, 3, 4, 5, 6, 7];
const WIDTH = 8;
/** The room for so many rows is taken at a time. */
const PIECE = 2 ** 15;
/** More sentences than one passage has. */
const MOST_SENTENCES = 2 ** 21;
const NONE = 2 ** 32 - 1;

export function openOccurrences(passages: readonly TermPassage[]): Occurrences {
  const pieces: Uint32Array[] = [];
  const forms = openForms();
  let count = 0;
  const rowOf = (number: number) => {
    const place = Math.floor(number / PIECE);
    const piece = pieces[place] ?? new Uint32Array(PIECE * WIDTH);
    pieces[place] = piece;
    return { piece, at: (number % PIECE) * WIDTH };
  };
  const join = (chain: Chain, other: Chain): void => {
    const { piece, at } = rowOf(chain.last);
    piece[at + NEXT] = other.first;
    chain.last = other.last;
    chain.count += other.count;
  };
  const occurrenceIn = (piece: Uint32Array, at: number): Occurrence => {
    const cell = (column: number): number => piece[at + column] ?? 0;
    const passage = passages[cell(PASSAGE)];
    if (passage === undefined) throw new Error(`an occurrence stands in passage ${cell(PASSAGE)}, which is not there`);
    const [place, start] = [cell(SENTENCE), cell(START)];
    const surface = passage.text.slice(start, start + cell(LENGTH));
    return {
      ...{ surface, passage, from: cell(FROM), to: cell(TO), ...forms.read(surface, cell(FORM)) },
      sentenceNumber: cell(PASSAGE) * MOST_SENTENCES + place,
      get sentence() {
        const sentence = sentencesIn(passage)[place];
        if (sentence === undefined) throw new Error(`${passage.source}#${passage.passage} has no sentence ${place}`);
        return sentence;
      },
    };
  };
  return {
    join,
    add(found, chain) {
      const number = count++;
      const { piece, at } = rowOf(number);
      const { surface, passage, sentence, start, from, to } = found;
      piece.set([NONE, passage, sentence, start, surface.length, from, to, forms.numberOf(found)], at);
      const own = { first: number, last: number, count: 1 };
      if (chain === undefined) return own;
      join(chain, own);
      return chain;
    },
    read({ first }) {
      const found: Occurrence[] = [];
      for (let number = first; number !== NONE; ) {
        const { piece, at } = rowOf(number);
        found.push(occurrenceIn(piece, at));
        number = piece[at + NEXT] ?? NONE;
      }
      return found;
    },
  };
}

type Form = Pick<Occurrence, 'singular' | 'titled' | 'isWhole' | 'isSubject' | 'isTermlike'>;

/** How words are written and what is told of them, as numbers: few plurals end in a way of their own. */
function openForms() {
  const endings: { readonly cut: number; readonly ending: string }[] = [];
  const known = new Map<string, number>();
  return {
    numberOf({
      surface,
      singular,
      titled,
      isWhole,
      isSubject,
      isTermlike,
    }: Form & { readonly surface: string }): number {
      let same = 0;
      while (same < singular.length && surface[same] === singular[same]) same += 1;
      const [cut, ending] = [surface.length - same, singular.slice(same)];
      const number = known.get(`${cut} ${ending}`) ?? endings.push({ cut, ending }) - 1;
      known.set(`${cut} ${ending}`, number);
      return number * 16 + (titled ? 8 : 0) + (isWhole ? 4 : 0) + (isSubject ? 2 : 0) + (isTermlike ? 1 : 0);
    },
    read(surface: string, number: number): Form {
      const { cut = 0, ending = '' } = endings[number >> 4] ?? {};
      return {
        singular: cut === 0 && ending === '' ? surface : `${surface.slice(0, surface.length - cut)}${ending}`,
        ...{ titled: (number & 8) > 0, isWhole: (number & 4) > 0 },
        ...{ isSubject: (number & 2) > 0, isTermlike: (number & 1) > 0 },
      };
    },
  };
}
