import { openingEnd } from './clause.ts';
import { lower } from './explained.ts';
import { genusAt } from './genus.ts';
import { isArticle } from './noun-phrase.ts';
import type { Occurrence } from './occurrences.ts';
import type { Telling } from './passage.ts';
import { goesOn } from './standalone.ts';
import type { Token } from './tokens.ts';

const DESCRIPTION = 6;

/** How much of its term a sentence says: what it is, something about it, or only its name. */
export function sayingOf(occurrence: Occurrence): Telling['says'] {
  if (isExample(occurrence) || isExplainedBeside(occurrence)) return 'what';
  if (!occurrence.isWhole) return 'name';
  // A name so long is a description: `a halt to the felling of old oaks`.
  if (occurrence.to - occurrence.from >= DESCRIPTION) return 'about';
  if (!isAbout(occurrence)) return 'name';
  if (isSaidToBe(occurrence)) return 'what';
  // `For instance, the guild has …` tells of what the sentence before is about.
  return goesOn(occurrence.sentence) ? 'name' : 'about';
}

/** Tokens `from`…`to` (exclusive) of those of a sentence. */
export type Place = { readonly tokens: readonly Token[]; readonly from: number; readonly to: number };

/** Is the term what the sentence is about: does it stand at its beginning, before the verb? */
export function isSubject({ tokens, from, to }: Place): boolean {
  const before = tokens.slice(0, from);
  if (from > 3 || before.some(({ pos }) => !/^(DET|ADJ|PUNCT|NUM|PRON|SYM)$/.test(pos))) return false;
  return /^(VERB|AUX|ADV|PUNCT|SCONJ)$/.test(tokens[to]?.pos ?? '') || from <= 1;
}

/** The same where words open the sentence, or it is told what somebody says of it: `In spring, the guild …`, `they say that the guild …`. */
function isAbout(occurrence: Occurrence): boolean {
  const { sentence, from, to } = occurrence;
  const isVerb = /^(VERB|AUX)$/.test(sentence.tokens[to]?.pos ?? '');
  const opening = sentence.tokens[from - 1 - (isArticle(sentence.tokens[from - 1]) ? 1 : 0)];
  if (isVerb && opening?.pos === 'SCONJ' && lower(opening) === 'that') return true;
  if (!isFollowedByVerb(sentence.tokens, to)) return false;
  if (from <= 3) return occurrence.isSubject;
  const start = openingEnd(sentence.tokens);
  return (
    start > 0 &&
    start <= from &&
    sentence.tokens.slice(start, from).every(({ pos }) => /^(DET|NOUN|PROPN|ADJ)$/.test(pos))
  );
}

/** A verb, or what may stand between a subject and its verb; a quotation mark closes a word used as a name: `the "X" rule`. */
function isFollowedByVerb(tokens: readonly Token[], to: number): boolean {
  const next = /^["”’']$/.test(tokens[to]?.text ?? '') ? tokens[to + 1] : tokens[to];
  return /^(VERB|AUX|ADV|SCONJ)$/.test(next?.pos ?? '') || /^[,:(—–]$/.test(next?.text ?? '');
}

function isSaidToBe({ sentence: { tokens }, to }: Occurrence): boolean {
  let verb = to;
  while (tokens[verb]?.pos === 'ADV') verb += 1;
  if (/^(means?|refers?|denotes?)$/.test(lower(tokens[verb]))) return true;
  return (
    /^(is|are|was|were)$/.test(lower(tokens[verb])) &&
    (isArticle(tokens[verb + 1]) || lower(tokens[verb + 1]) === 'one')
  );
}

const MOST_LISTED = 30;

/** One of a kind that is named: `laws such as X and Y`, `X and other laws`. After Hearst (1992). */
function isExample({ sentence: { tokens }, from, to }: Occurrence): boolean {
  if (/^(and|or)$/.test(lower(tokens[to])) && lower(tokens[to + 1]) === 'other') return true;
  // `X rules` is no X.
  if (/^(NOUN|PROPN|ADJ|SYM)$/.test(tokens[to]?.pos ?? '') || /^[/-]$/.test(lower(tokens[to]))) return false;
  let at = from - 1;
  while (at > from - MOST_LISTED && isListed(tokens[at])) at -= 1;
  const isSuch = lower(tokens[at]) === 'as' && lower(tokens[at - 1]) === 'such';
  if (!isSuch && !NAMING_SOME.test(lower(tokens[at]))) return false;
  const before = tokens[at - (isSuch ? 2 : 1)];
  const kind = before?.text === ',' ? tokens[at - (isSuch ? 3 : 2)] : before;
  return kind !== undefined && /s$/.test(kind.text) && (kind.pos === 'NOUN' || kind === tokens[0]);
}

const NAMING_SOME = /^(like|including|especially)$/;

function isListed(token: Token | undefined): boolean {
  if (token === undefined || NAMING_SOME.test(lower(token))) return false;
  return /^(NOUN|PROPN|ADJ|DET|NUM)$/.test(token.pos) || /^(,|and|or|of|[("“”)])$/.test(token.text);
}

/** `X, a guild of …,`; for a name also `the rowing guild X`. */
function isExplainedBeside({ sentence: { tokens }, surface, from, to }: Occurrence): boolean {
  const [before, mark] = [tokens[from - 1], tokens[to]];
  if (/^\p{Lu}/u.test(surface) && before?.pos === 'NOUN' && before.end + 1 === tokens[from]?.start) {
    let first = from - 1;
    while (first > from - MOST_DESCRIBING && /^(ADJ|NOUN|PROPN)$/.test(tokens[first]?.pos ?? '')) first -= 1;
    return /^(the|a|an|its|their|his|her|our)$/.test(lower(tokens[first])) && !TIME.test(before.text);
  }
  if (!/^[,—–(]$/.test(mark?.text ?? '') || !isArticle(tokens[to + 1])) return false;
  const genus = genusAt(tokens, to + 2);
  return (
    genus !== undefined && /^([,.;—–)]|that|which|who|of|in|for|from|where|with|based)$/.test(lower(tokens[genus.to]))
  );
}

const MOST_DESCRIBING = 7;
const TIME =
  /^(second|minute|hour|day|night|week|weekend|month|quarter|year|decade|century|time|morning|evening|summer|autumn|winter|spring)s?$/i;
