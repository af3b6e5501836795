import { rankOf } from '../../../src/model/background.ts';
import type { Sentence, Token } from './tokens.ts';

/** Tokens `from`…`to` (exclusive) that make one noun phrase. */
export type PhraseSpan = { readonly from: number; readonly to: number };

/** Adjectives that say when, how many or how good, never what. */
const VAGUE =
  /^(following|preceding|foregoing|above|below|new|old|early|earlier|late|later|latest|recent|current|previous|next|last|first|second|third|future|past|present|many|much|more|most|few|several|various|different|other|such|same|own|certain|particular|specific|general|common|main|major|minor|key|important|significant|essential|crucial|critical|fundamental|good|better|best|bad|worse|worst|great|greater|greatest|big|bigger|large|larger|small|smaller|high|higher|highest|low|lower|long|longer|short|shorter|full|whole|entire|total|real|true|possible|potential|likely|available|able|clear|simple|single|similar|strong|stronger|weak|typical|traditional|usual|unique|extensive|broad|broader|wide|wider|growing|increasing|rapid|slow|recent|emerging|additional|further|extra|constant|robust|legitimate|comprehensive|profound|intense|independent|deployed|proposed|upcoming|so-called|successful|interesting|powerful|immense|enhanced|increased|fortunate|unfortunate|lucky|unlucky|beautiful|nice|favourite|favorite|amazing|whilst|thus|hence|i\.e|e\.g)$/i;
/** Nouns that only count, measure or point. */
const EMPTY =
  /^(thing|way|kind|type|sort|lot|number|part|case|example|instance|fact|point|time|year|month|week|day|hour|minute|moment|percent|one|other|others|something|anything|nothing|everything|someone|people|person|man|men|woman|women|guy|place|side|end|bit|piece|set|range|series|variety|amount|level|rate|degree|reason|result|rest|order|term|terms|respect|regard|addition|contrast|basis|use|need|lack|form|area|issue|question|problem|matter|aspect|factor|sense|extent|today|tomorrow|yesterday|section|chapter|figure|table|page|note|source|paper|article|author|takeaway|takeaways|update|stance|step|move)s?$/i;

/** The longest runs of adjectives and nouns that end in a noun, without what only points at them. */
export function phraseSpansOf(sentence: Sentence): readonly PhraseSpan[] {
  const { tokens } = sentence;
  const spans: PhraseSpan[] = [];
  let at = 0;
  while (at < tokens.length) {
    let to = at;
    while (to < tokens.length && isPhraseWord(tokens[to]) && (to === at || isNear(tokens[to - 1], tokens[to]))) to += 1;
    const span = trimmed(tokens, { from: at, to });
    if (span !== undefined) spans.push(span);
    at = Math.max(to, at + 1);
  }
  return spans;
}

function isPhraseWord(token: Token | undefined): boolean {
  if (token === undefined || !/^\p{L}/u.test(token.text) || /['’$]/.test(token.text)) return false;
  return token.pos === 'NOUN' || token.pos === 'PROPN' || token.pos === 'ADJ';
}

function isNear(before: Token | undefined, token: Token | undefined): boolean {
  return before !== undefined && token !== undefined && token.start <= before.end + 1;
}

function trimmed(tokens: readonly Token[], span: PhraseSpan): PhraseSpan | undefined {
  let { from, to } = span;
  while (to > from && tokens[to - 1]?.pos === 'ADJ') to -= 1;
  while (from < to && (VAGUE.test(tokens[from]?.text ?? '') || rankOf(tokens[from]?.text ?? '') <= 40)) from += 1;
  if (from >= to || to - from > 5) return undefined;
  const words = tokens.slice(from, to);
  if (words.length === 1 && (words[0]?.text.length ?? 0) < 3) return undefined;
  return EMPTY.test(tokens[to - 1]?.text ?? '') ? undefined : { from, to };
}
