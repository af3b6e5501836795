import type { PartOfSpeech } from 'wink-nlp';
import type { Sentence, Token } from './tokens.ts';

/** Parts of speech by number, in the order in which they were first met. */
const tags: PartOfSpeech[] = [];

const MOST_TAGS = 32;
const HAS_LEMMA = MOST_TAGS;
const HAS_TEXT = MOST_TAGS * 2;

/**
 * Sentences of a text → a string from which they can be made again with the text beside it: three or four characters a
 * token, where its object takes a hundred bytes. Of a token it says how far it begins after the one before, how long it
 * is, its part of speech, and its lemma where that is not the word in lower case.
 */
export function packSentences(text: string, sentences: readonly Sentence[]): string {
  const units: number[] = [];
  const put = (number: number): void => {
    let rest = number;
    for (; rest > 127; rest = Math.floor(rest / 128)) units.push(128 + (rest % 128));
    units.push(rest);
  };
  const putText = (words: string): void => {
    put(words.length);
    for (let at = 0; at < words.length; at += 1) units.push(words.charCodeAt(at));
  };
  let from = 0;
  put(sentences.length);
  for (const { tokens } of sentences) {
    put(tokens.length);
    for (const { text: word, start, end, pos, lemma } of tokens) {
      const [lower, isOther] = [word.toLowerCase(), word !== text.slice(start, end)];
      put(start - from);
      put(end - start);
      put(tagNumber(pos) + (lemma === lower ? 0 : HAS_LEMMA) + (isOther ? HAS_TEXT : 0));
      from = end;
      if (isOther) putText(word);
      if (lemma === lower) continue;
      const same = sameLetters(lower, lemma);
      put(same);
      putText(lemma.slice(same));
    }
  }
  return stringOf(units);
}

/** The sentences that were packed: equal to them, not the same objects. */
export function unpackSentences(text: string, packed: string): readonly Sentence[] {
  let at = 0;
  const take = (): number => {
    let [number, scale] = [0, 1];
    for (;;) {
      const unit = packed.charCodeAt(at++);
      if (unit < 128) return number + unit * scale;
      number += (unit - 128) * scale;
      scale *= 128;
    }
  };
  const takeText = (): string => {
    const length = take();
    at += length;
    return packed.slice(at - length, at);
  };
  let from = 0;
  const token = (): Token => {
    const start = from + take();
    const end = start + take();
    from = end;
    const mark = take();
    const word = mark >= HAS_TEXT ? takeText() : text.slice(start, end);
    const lower = word.toLowerCase();
    const lemma = mark % HAS_TEXT >= HAS_LEMMA ? lower.slice(0, take()) + takeText() : lower;
    return { text: word, start, end, pos: tags[mark % MOST_TAGS] ?? 'X', lemma };
  };
  return Array.from({ length: take() }, () => {
    const tokens = Array.from({ length: take() }, token);
    const [start, end] = [tokens[0]?.start ?? 0, tokens.at(-1)?.end ?? 0];
    return { text: text.slice(start, end), start, end, tokens };
  });
}

function tagNumber(pos: PartOfSpeech): number {
  const known = tags.indexOf(pos);
  if (known >= 0) return known;
  if (tags.length === MOST_TAGS) throw new Error(`more than ${MOST_TAGS} parts of speech: ${pos}`);
  return tags.push(pos) - 1;
}

function sameLetters(left: string, right: string): number {
  let at = 0;
  while (at < right.length && left[at] === right[at]) at += 1;
  return at;
}

/** So many arguments a function may well be given. */
const PIECE = 8192;

function stringOf(units: readonly number[]): string {
  let text = '';
  for (let at = 0; at < units.length; at += PIECE) text += String.fromCharCode(...units.slice(at, at + PIECE));
  return text;
}
