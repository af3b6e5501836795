import { rankOf } from './background.ts';
import type { CaseEvidence } from './case-evidence.ts';
import { isCapital, isTitleCase } from './case-evidence.ts';
import type { Sentence, Token } from './tokens.ts';

/** Tokens `from`…`to` (exclusive) of a sentence that name one thing. */
export type NameSpan = { readonly from: number; readonly to: number };

const PARTICLES = /^(de|la|le|van|von|der|den|del|della|di|da|dos|du|al|bin|ibn|el|ten|ter|zu|&)$/;
/** Nouns after which `of` goes on with the same name: `Bank of England`, but not `President of France`. */
const OF_HEADS =
  /^(University|Universities|Bank|Ministry|Department|House|Council|Republic|Kingdom|States|Institute|School|College|Museum|Church|Court|Office|Bureau|Academy|Association|Board|Chamber|Commission|Confederation|Federation|League|Society|Union|Organi[sz]ation|Centre|Center|Treaty|Battle|Siege|War|Order|Duchy|Isle|Isles|Gulf|Cape|Bay|Strait|Sea|Bill|Declaration|Statue|Tower|Journal|Library|Conservatory|Cathedral|Temple|Hall|Queen|King|Duke|Earl|Lord|Prince|Princess|Archbishop|Bishop|City|County|Province|Charter|Code|Statute|Act|Acts|Lord|Lords|Legion|Medal|Game|Institutes|Faculty|Conference|Congress|Academy|Community|Commonwealth|Bachelor|Master|Doctor|Secretary|Head|Rights|Port|Fort|Massacre|Peace)$/;
const FUNCTION =
  /^(the|a|an|this|that|these|those|it|its|he|she|they|we|you|i|his|her|their|our|my|your|in|on|at|by|for|from|to|of|with|as|and|or|but|nor|so|if|when|while|where|who|whom|whose|which|what|why|how|there|here|then|than|not|no|yes|all|some|any|each|every|both|many|most|much|more|few|several|one|two|three|after|before|since|until|because|although|though|however|unlike|like|despite|during|about|between|among|under|over|into|is|are|was|were|be|been|has|have|had|do|does|did|will|would|can|could|may|might|must|shall|should|just|also|only|even|still|yet|once|now|today|meanwhile|instead|such|other|another|same|per|via|mr|mrs|ms|dr|sir|lady|lord|prof)\.?$/i;
const CALENDAR =
  /^(monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|bce?|b\.c\.|a\.d\.|ad|am|pm|a\.m\.|p\.m\.|gmt|utc|est|edt|pst|pdt|cet|tv|ok)\.?$/i;

/** Spans of a sentence that are proper names, judged by capitals where capitals tell something. */
export function nameSpansOf(sentence: Sentence, evidence: CaseEvidence): readonly NameSpan[] {
  const { tokens } = sentence;
  const spans: NameSpan[] = [];
  const titled = isTitleCase(tokens);
  for (let at = 0; at < tokens.length; ) {
    const to = nameEnd(tokens, at);
    const span = to > at ? trimmed(tokens, { from: at, to }, titled ? undefined : evidence) : undefined;
    const accepted = span !== undefined && (!titled || isKnown(tokens, span, evidence));
    if (accepted) spans.push(span);
    at = Math.max(to, at + 1);
  }
  return spans;
}

/** Where a run of capitalised words that starts at `at` ends; `at` where none starts. */
function nameEnd(tokens: readonly Token[], at: number): number {
  const first = tokens[at];
  if (first === undefined || !isNameWord(first)) return at;
  let end = at + 1;
  for (;;) {
    const [next, after, later] = [tokens[end], tokens[end + 1], tokens[end + 2]];
    if (next === undefined || isBreak(tokens[end - 1], next)) return end;
    if (isNameWord(next) || isNumberOfName(next)) end += 1;
    else if (PARTICLES.test(next.text) && isNameWord(after)) end += 2;
    else if (next.text === 'of' && OF_HEADS.test(tokens[end - 1]?.text ?? '')) {
      if (isNameWord(after)) end += 2;
      else if (after?.text === 'the' && isNameWord(later)) end += 3;
      else return end;
    } else return end;
  }
}

function isBreak(before: Token | undefined, next: Token): boolean {
  return before !== undefined && next.start > before.end + 1;
}

function isNameWord(token: Token | undefined): boolean {
  return token !== undefined && isCapital(token.text) && !CALENDAR.test(token.text) && !isFunction(token.text);
}

function isFunction(text: string): boolean {
  return FUNCTION.test(text) && !/^(I{2,3}|IT|US|WHO|UN|AS|OR)$/.test(text);
}

/** `Claude 3`, `Windows 11`, `Euro 2020`. */
function isNumberOfName(token: Token): boolean {
  return /^(\d{1,2}(\.\d)?|[IVX]+)$/.test(token.text);
}

/** Takes the sentence's first word off where it is capitalised only because it is the first. */
function trimmed(tokens: readonly Token[], span: NameSpan, evidence: CaseEvidence | undefined): NameSpan | undefined {
  if (evidence === undefined || !startsSentence(tokens, span.from)) return span;
  const first = tokens[span.from];
  if (first === undefined || isNameAtStart(first, { single: span.to === span.from + 1, evidence })) return span;
  return span.to === span.from + 1 ? undefined : { from: span.from + 1, to: span.to };
}

function startsSentence(tokens: readonly Token[], at: number): boolean {
  if (/^[:;"“”‘'(•–—-]$/.test(tokens[at - 1]?.text ?? '') && at > 0) return tokens[at - 1]?.text !== '(';
  return tokens.slice(0, at).every(({ text }) => !/[\p{L}\p{N}]/u.test(text));
}

function isNameAtStart(token: Token, { single, evidence }: { single: boolean; evidence: CaseEvidence }): boolean {
  const word = token.text.toLowerCase();
  if (/\p{Lu}/u.test(token.text.slice(1)) || /\d/.test(token.text)) return true;
  if (evidence.lower.has(word)) return false;
  if (evidence.capital.has(token.text)) return true;
  if (token.pos === 'VERB' || token.pos === 'ADV') return rankOf(word) > 6000;
  return rankOf(word) > (single ? 5000 : 2500) || token.pos === 'PROPN';
}

function isKnown(tokens: readonly Token[], span: NameSpan, evidence: CaseEvidence): boolean {
  return tokens
    .slice(span.from, span.to)
    .every(({ text }) => evidence.capital.has(text) || /^\p{Ll}+$/u.test(text) || /\p{Lu}.*\p{Lu}/u.test(text));
}
