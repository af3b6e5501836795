import model from 'wink-eng-lite-web-model';
import winkNLP, { type PartOfSpeech } from 'wink-nlp';
import { repairTags } from './tags.ts';

const nlp = winkNLP(model, ['sbd', 'pos']);
const { its } = nlp;

/** A word or mark with its offsets in the passage, UTF-16 code units. Words joined by hyphens are one token. */
export type Token = {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly pos: PartOfSpeech;
  /** Lower case, the singular of a noun, the base form of a verb. */
  readonly lemma: string;
};

export type Sentence = {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly tokens: readonly Token[];
};

const HYPHENS = /^[-‐‑]$/;

/** Text of a passage → its sentences, each a verbatim part of it, with tagged tokens. */
export function sentencesOf(text: string): readonly Sentence[] {
  const doc = nlp.readDoc(text);
  // Asking for all tokens at once is several times cheaper than asking each.
  const all = doc.tokens();
  const [words, tags] = [all.out(its.value), all.out(its.pos)];
  // @ts-expect-error wink-nlp's own types give its lemma helper one parameter too few.
  const lemmas: readonly string[] = all.out(its.lemma);
  let from = 0;
  const found: Token[][] = [];
  for (const span of doc.sentences().out(its.span)) {
    const [first, last] = [Number(span[0]), Number(span[1])];
    const tokens: Token[] = [];
    for (let at = first; at <= last; at++) {
      const value = words[at] ?? '';
      const start = text.indexOf(value, from);
      if (start < 0 || value.trim() === '') continue;
      from = start + value.length;
      // A command of TeX, as in `\\frac`, is no word.
      const pos = text[start - 1] === '\\' ? 'X' : (tags[at] as PartOfSpeech);
      tokens.push({ text: value, start, end: from, pos, lemma: (lemmas[at] ?? value).toLowerCase() });
    }
    if (goesOn(found.at(-1), tokens)) found.at(-1)?.push(...tokens);
    else if (tokens.length > 0) found.push(tokens);
  }
  return found.map((tokens) => {
    const [start, end] = [tokens[0]?.start ?? 0, tokens.at(-1)?.end ?? 0];
    return { text: text.slice(start, end), start, end, tokens: repairTags(joinHyphens(joinLetters(tokens))) };
  });
}

/** Short forms after which a full stop ends no sentence, where a name follows, and where a number does. */
const BEFORE_NAME = /^(Rev|Hon|Msgr|Fr|Sr|Gen|Sen|Rep|Gov|Lt|Sgt|Capt|Col|Maj|Adm|Prof|Mt|Pres)$/;
const BEFORE_NUMBER = /^(Figs?|Eqs?|Secs?|Ch|Vol|Nos?|pp?|Op|Art|Arts|approx|ca?)$/;

/** Was one sentence taken for two at the full stop of a short form: `the Rev.` `Ana Duarte`, `Fig.` `3`? */
function goesOn(before: readonly Token[] | undefined, next: readonly Token[]): boolean {
  const [word, stop, first] = [before?.at(-2), before?.at(-1), next[0]];
  if (word === undefined || stop?.text !== '.' || stop.start !== word.end || first === undefined) return false;
  return /^\d/.test(first.text)
    ? BEFORE_NUMBER.test(word.text)
    : BEFORE_NAME.test(word.text) && /^\p{Lu}/u.test(first.text);
}

/** A letter beyond those of Western Europe, at which the tokenizer breaks a word: `Jankovi` `ć`. */
const RARE_LETTER = /^[\u{100}-\u{10ffff}]$/u;

/** `Dvo` `ř` `ák` → `Dvořák`. */
function joinLetters(tokens: readonly Token[]): readonly Token[] {
  const joined: Token[] = [];
  for (const token of tokens) {
    const before = joined.at(-1);
    if (before !== undefined && isBroken(before, token)) joined[joined.length - 1] = oneWord(before, token);
    else joined.push(token);
  }
  return joined;
}

function isBroken(left: Token, right: Token): boolean {
  const [end, start] = [left.text.at(-1) ?? '', right.text.at(0) ?? ''];
  if (right.start !== left.end || !(RARE_LETTER.test(end) || RARE_LETTER.test(start))) return false;
  return /^[\p{L}\p{M}]$/u.test(end) && /^[\p{L}\p{M}]$/u.test(start);
}

function oneWord(left: Token, right: Token): Token {
  const text = left.text + right.text;
  const pos = /^\p{Lu}/u.test(text) ? 'PROPN' : /^(NOUN|ADJ|VERB)$/.test(left.pos) ? left.pos : 'NOUN';
  return { text, start: left.start, end: right.end, pos, lemma: text.toLowerCase() };
}

/** `red` `-` `teaming` → `red-teaming`: a compound is what its last part is, unless it stands before a noun. */
function joinHyphens(tokens: readonly Token[]): readonly Token[] {
  const joined: Token[] = [];
  for (let at = 0; at < tokens.length; at++) {
    let token = tokens[at];
    if (token === undefined) continue;
    for (;;) {
      const [mark, next] = [tokens[at + 1], tokens[at + 2]];
      if (mark === undefined || next === undefined || !HYPHENS.test(mark.text)) break;
      if (mark.start !== token.end || next.start !== mark.end || !/^[\p{L}\p{N}]/u.test(next.text)) break;
      token = hyphenated(token, next);
      at += 2;
    }
    joined.push(token);
  }
  return joined;
}

function hyphenated(left: Token, right: Token): Token {
  const text = `${left.text}-${right.text}`;
  const isName = left.pos === 'PROPN' && right.pos === 'PROPN';
  const isThing = right.pos === 'NOUN' || right.pos === 'PROPN' || /ing$/.test(right.text);
  const pos = isName ? 'PROPN' : isThing ? 'NOUN' : 'ADJ';
  return { text, start: left.start, end: right.end, pos, lemma: `${left.text.toLowerCase()}-${right.lemma}` };
}
