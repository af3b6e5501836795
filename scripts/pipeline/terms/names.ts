import { rankOf } from '../../../src/model/background.ts';
import type { CaseEvidence } from './case-evidence.ts';
import { isCapital, isTitleCase } from './case-evidence.ts';
import { demonyms, givenNames, places } from './gazetteer.ts';
import { namesFromRuns, quotedTitles } from './name-runs.ts';
import type { Sentence, Token } from './tokens.ts';

/** Tokens `from`…`to` (exclusive) of a sentence that name one thing. */
export type NameSpan = { readonly from: number; readonly to: number };

const PARTICLES = /^(de|la|le|van|von|der|den|del|della|di|da|dos|du|al|bin|ibn|el|ten|ter|zu|&)$/;
/** Nouns after which `of` goes on with the same name: `Bank of England`, but not `President of France`. */
const OF_HEADS =
  /^(University|Universities|Bank|Ministry|Department|House|Council|Republic|Kingdom|States|Institute|School|College|Museum|Church|Court|Office|Bureau|Academy|Association|Board|Chamber|Commission|Confederation|Federation|League|Society|Union|Organi[sz]ation|Centre|Center|Treaty|Battle|Siege|War|Order|Duchy|Isle|Isles|Gulf|Cape|Bay|Strait|Sea|Bill|Declaration|Statue|Tower|Journal|Library|Conservatory|Cathedral|Temple|Hall|Queen|King|Duke|Duchess|Countess|Earl|Lord|Prince|Princess|Archbishop|Bishop|City|County|Province|Charter|Code|Statute|Act|Acts|Lord|Lords|Legion|Medal|Game|Institutes|Faculty|Conference|Congress|Academy|Community|Commonwealth|Bachelor|Master|Doctor|Secretary|Head|Rights|Port|Fort|Massacre|Peace|Division|District|List|Prize|Corps|Guild|Directorate)$/;
/** Nouns after which `for` goes on with the same name: `Center for Disease Control and Prevention`. */
const FOR_HEADS =
  /^(Center|Centers|Centre|Centres|Institute|Council|Board|Foundation|Society|Agency|Campaign|Committee|Office|Commission|Association|Alliance|Movement|Fund|Programme|Program|Authority|Organi[sz]ation)$/;
const FUNCTION =
  /^(the|a|an|this|that|these|those|it|its|he|she|they|we|you|i|his|her|their|our|my|your|in|on|at|by|for|from|to|of|with|as|and|or|but|nor|so|if|when|while|where|who|whom|whose|which|what|why|how|there|here|then|than|not|no|yes|all|some|any|each|every|both|many|most|much|more|few|several|one|two|three|after|before|since|until|because|although|though|however|unlike|like|despite|during|about|between|among|under|over|into|is|are|was|were|be|been|has|have|had|do|does|did|will|would|can|could|may|might|must|shall|should|just|also|only|even|still|yet|once|now|today|meanwhile|instead|such|other|another|same|per|via|let|please|good|back|furthermore|moreover|okay|nevertheless|nonetheless|therefore|thus|hence|additionally|finally|similarly|likewise|conversely|otherwise|perhaps|maybe|indeed|actually|sometimes|often|again)\.?$/i;
const CALENDAR =
  /^(monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|bce?|b\.c\.|a\.d\.|ad|am|pm|a\.m\.|p\.m\.|gmt|utc|est|edt|pst|pdt|cet|tv|ok)\.?$/i;

/** Small words that stand with a capital only inside a name: `Dinner With Saddam`. */
const TITLE_WORDS = /^(Of|And|The|In|On|For|With|From|To|At|By|Or|A|An)$/;

/** Forms of address that stand before a name and are part of it as written. */
export const HONORIFIC = /^(Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Rev|Gen|Sen|Rep|Gov|Col|Capt|Lt|Sgt|Prof|St|Mx)\.?$/;

/** Spans of a sentence that are proper names, judged by capitals where capitals tell something. */
export function nameSpansOf(sentence: Sentence, evidence: CaseEvidence): readonly NameSpan[] {
  const { tokens } = sentence;
  const titles = quotedTitles(tokens);
  const runs: NameSpan[] = [];
  const titled = isTitleCase(tokens);
  for (let at = 0; at < tokens.length; ) {
    const to = nameEnd(tokens, at);
    const span = to > at ? trimmed(tokens, { from: at, to }, titled ? undefined : evidence) : undefined;
    const accepted = span !== undefined && !isShouted(tokens, span) && (!titled || isKnown(tokens, span, evidence));
    if (accepted && !titles.some(({ from, to: end }) => from < span.to && span.from < end)) runs.push(span);
    at = Math.max(to, at + 1);
  }
  return [...titles, ...namesFromRuns(tokens, runs)].sort((a, b) => a.from - b.from);
}

/** Where a run of capitalised words that starts at `at` ends; `at` where none starts. */
function nameEnd(tokens: readonly Token[], at: number): number {
  const first = tokens[at];
  if (first === undefined || !isNameWord(first)) return at;
  let end = at + 1;
  for (;;) {
    const [next, after, later] = [tokens[end], tokens[end + 1], tokens[end + 2]];
    if (next === undefined || isBreak(tokens[end - 1], next)) return end;
    if (isJoined(tokens[end - 1])) return end;
    if (isNameWord(next) || isNumberOfName(next) || isCalendarName(next, tokens[end - 1])) end += 1;
    else if (TITLE_WORDS.test(next.text) && isNameWord(after)) end += 2;
    else if (next.text === 'of' && after?.text === 'the' && later?.text === 'Year') end += 3;
    else if (next.text === '.' && HONORIFIC.test(tokens[end - 1]?.text ?? '') && isNameWord(after)) end += 2;
    else if (PARTICLES.test(next.text) && isNameWord(after)) end += 2;
    else if (next.text === 'for' && FOR_HEADS.test(tokens[end - 1]?.text ?? '') && isNameWord(after)) end += 2;
    else if (next.text === 'and' && isTailOfBody(tokens, { from: at, end })) end += 2;
    else if (next.text === 'of' && OF_HEADS.test(tokens[end - 1]?.text ?? '')) {
      if (isNameWord(after)) end += 2;
      else if (after?.text === 'the' && isNameWord(later)) end += 3;
      else return end;
    } else return end;
  }
}

/** `and Prevention` after `Center for Disease Control`, `and Health` after `Division of Safety`: the same body's field goes on. */
function isTailOfBody(tokens: readonly Token[], { from, end }: { from: number; end: number }): boolean {
  const [next, after] = [tokens[end + 1], tokens[end + 2]];
  if (!isNameWord(next) || isNameWord(after)) return false;
  return tokens.slice(from, end).some(({ text }, at, all) => {
    const head = all[at - 1]?.text ?? '';
    if (text === 'for') return FOR_HEADS.test(head);
    return text === 'of' && FIELD_HEADS.test(head) && isField(next);
  });
}

/** Bodies that are called after what they look after. */
const FIELD_HEADS = /^(Department|Ministry|Division|Office|Bureau|Institute|Faculty|School|Board|Directorate)$/;

/** A matter that a body may look after, and no other name. */
function isField(token: Token | undefined): boolean {
  const word = token?.text ?? '';
  return rankOf(word) <= 8000 && !places.has(word) && !givenNames.has(word) && !demonyms.has(word);
}

function isBreak(before: Token | undefined, next: Token): boolean {
  return before !== undefined && next.start > before.end + 1;
}

function isNameWord(token: Token | undefined): boolean {
  if (token === undefined || !isCapital(token.text) || /['’](m|s|re|ve|ll|d|t)$/i.test(token.text)) return false;
  if (/^\p{Lu}\.$/u.test(token.text)) return true;
  return !CALENDAR.test(token.text) && !isFunction(token.text);
}

/** `Easter Sunday`, `Black Friday`, `Apple TV`: within a name it belongs to it. */
function isCalendarName(token: Token, before: Token | undefined): boolean {
  if (token.text === 'TV') return true;
  const isDay = /^(Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)$/.test(token.text);
  return isDay && /^(Easter|Black|Good|Palm|Bloody|Super|Cyber|Ash|Maundy)$/.test(before?.text ?? '');
}

/** `Miami-based`, `Google-owned`: only what stands before the hyphen is a name, and it ends there. */
export const JOINED =
  /^(\p{Lu}.*)-(based|born|led|owned|style|era|backed|made|run|wide|only|like|level|related|trained|powered|driven|enabled|compatible|friendly|free|certified|approved|funded)$/u;

function isJoined(token: Token | undefined): boolean {
  return token !== undefined && JOINED.test(token.text);
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
  if (first !== undefined && HONORIFIC.test(first.text)) return span.to > span.from + 1 ? span : undefined;
  const two = tokens.slice(span.from, span.from + 2).map(({ text }) => text);
  const isParticle = two.length > 1 && /^(De|La|Le|Van|Von|El|Al|Di|Da|Du|Dos)$/.test(two[0] ?? '');
  if (span.to - span.from > 1 && (isParticle || places.has(two.join(' ')))) return span;
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
  if (demonyms.has(token.text)) return true;
  if (evidence.capital.has(token.text)) return true;
  const isDerived = /(ous|ive|ed|ing|al|able|ible|ful|less|ly|ant|ent|ers|ists|ions?)$/.test(word);
  if (isDerived && rankOf(word) <= 24_000 && rankOf(word) > 300) return false;
  if (token.pos === 'VERB' || token.pos === 'ADV') return rankOf(word) > 6000;
  if (single) return rankOf(word) > 12_000 || places.has(token.text) || givenNames.has(token.text);
  return rankOf(word) > 2500 || token.pos === 'PROPN';
}

/** Everyday words in capitals only, as in `AT THE PLATE`. */
function isShouted(tokens: readonly Token[], span: NameSpan): boolean {
  return tokens.slice(span.from, span.to).every(({ text }) => /^\p{Lu}{4,}$/u.test(text) && rankOf(text) < 12_000);
}

function isKnown(tokens: readonly Token[], span: NameSpan, evidence: CaseEvidence): boolean {
  return tokens
    .slice(span.from, span.to)
    .every(({ text }) => evidence.capital.has(text) || /^\p{Ll}+$/u.test(text) || /\p{Lu}.*\p{Lu}/u.test(text));
}
