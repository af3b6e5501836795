import model from 'wink-eng-lite-web-model';
import winkNLP, { type ItemSentence, type ItemToken, type PartOfSpeech } from 'wink-nlp';
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
  let from = 0;
  const sentences: Sentence[] = [];
  nlp
    .readDoc(text)
    .sentences()
    .each((item: ItemSentence) => {
      const tokens: Token[] = [];
      item.tokens().each((token: ItemToken) => {
        const value = token.out();
        const start = text.indexOf(value, from);
        if (start < 0 || value.trim() === '') return;
        from = start + value.length;
        // @ts-expect-error wink-nlp's own types give its lemma helper one parameter too few.
        const lemma = String(token.out(its.lemma)).toLowerCase();
        // A command of TeX, as in `\\frac`, is no word.
        const pos = text[start - 1] === '\\' ? 'X' : (token.out(its.pos) as PartOfSpeech);
        tokens.push({ text: value, start, end: from, pos, lemma });
      });
      const [first, last] = [tokens[0], tokens.at(-1)];
      if (first === undefined || last === undefined) return;
      const whole = { text: text.slice(first.start, last.end), start: first.start, end: last.end };
      sentences.push({ ...whole, tokens: repairTags(joinHyphens(tokens)) });
    });
  return sentences;
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
