import { rankOf } from '../../../src/model/background.ts';
import { isCapital } from './case-evidence.ts';
import { givenNames, lands } from './gazetteer.ts';
import type { NameSpan } from './names.ts';
import type { Token } from './tokens.ts';

/** What a person is called by office or rank, before the name. */
const ROLE =
  /^(Prime|Vice|Deputy|Chief|Executive|Senior|Special|Former|Minister|President|Chancellor|Secretary|Senator|Representative|Governor|Mayor|Judge|Justice|Attorney|Advocate|Commissioner|Commander|General|Captain|Colonel|Lieutenant|Major|Sergeant|Admiral|Officer|Agent|Detective|Inspector|Sheriff|Professor|Doctor|Reverend|Pope|Cardinal|Bishop|Archbishop|Rabbi|Imam|Ambassador|Chairman|Chairwoman|Director|Manager|Coach|Striker|Midfielder|Winger|Goalkeeper|Defender|Quarterback|Pitcher|Infielder|Outfielder|Correspondent|Editor|Spokesman|Spokeswoman|CEO|CTO|CFO|COO|Founder|Co-founder|Economist|Analyst|Lord|Lady)$/;
const NOBLE =
  /^(Duke|Duchess|Earl|Count|Countess|Landgrave|Margrave|Prince|Princess|King|Queen|Baron|Baroness|Marquess|Marquis|Viscount|Elector|Emperor|Empress)$/;
const BODY =
  /^(Administration|Commission|Department|Authority|Agency|Association|Office|Bureau|Committee|Institute|Society|Board|Council|Company|Fund|Corporation|Service|Services|Organi[sz]ation|Ministry|Union|Centre|Center|Foundation|Group|Partners|Act)$/;
const LAND = /\b(County|Province|Oblast|District|State|Prefecture|Region|Territory|Kingdom|Republic)$/;

const textOf = (tokens: readonly Token[], { from, to }: NameSpan): string =>
  tokens
    .slice(from, to)
    .map(({ text }) => text)
    .join(' ');

/** Runs of capitals → the names in them: without the office before a name, and with what a comma or `and` adds to it. */
export function namesFromRuns(tokens: readonly Token[], runs: readonly NameSpan[]): readonly NameSpan[] {
  const names: NameSpan[] = [];
  for (const run of runs.flatMap((span) => withoutRole(tokens, span))) {
    const last = names.at(-1);
    if (last !== undefined && belongsTogether(tokens, { left: last, right: run })) {
      names[names.length - 1] = { from: last.from, to: run.to };
    } else names.push(withEpithet(tokens, withFirstWords(tokens, run)));
  }
  return names.filter((span) => span.to - span.from > 1 || (tokens[span.from]?.text.length ?? 0) > 1);
}

function withoutRole(tokens: readonly Token[], run: NameSpan): readonly NameSpan[] {
  let { from } = run;
  while (from < run.to - 1 && ROLE.test(tokens[from]?.text ?? '')) from += 1;
  const isOffice = from > run.from && tokens[from]?.text === 'of';
  if (from > run.from && !isOffice) {
    const office = from - run.from > 1 ? [{ from: run.from, to: from }] : [];
    return [...office, { from, to: run.to }];
  }
  const given = tokens.findIndex(
    ({ text }, at) =>
      at > run.from && at < run.to - 1 && givenNames.has(text) && isNobodysName(tokens, { from: run.from, to: at }),
  );
  return given < 0
    ? [run]
    : [
        { from: run.from, to: given },
        { from: given, to: run.to },
      ];
}

/** `Secretary of the Navy` or `Tory MP` before a given name, but not `San` or another given name. */
function isNobodysName(tokens: readonly Token[], span: NameSpan): boolean {
  const part =
    /^(San|Santa|Saint|St\.?|Fort|Mount|Port|Lake|Cape|King|Queen|Prince|Princess|Pope|The|Sir|Mr\.?|Mrs\.?|Ms\.?|Dr\.?|Rev\.?|Gen\.?|\p{Lu}\.|&|and|of|\.)$/u;
  return tokens
    .slice(span.from, span.to)
    .every(({ text }, at) => (at > 0 && /^(of|the)$/.test(text)) || (!part.test(text) && !givenNames.has(text)));
}

function belongsTogether(tokens: readonly Token[], { left, right }: { left: NameSpan; right: NameSpan }): boolean {
  const between = textOf(tokens, { from: left.to, to: right.from });
  const [name, next] = [textOf(tokens, left), textOf(tokens, right)];
  if (between === ',') {
    if (NOBLE.test(tokens[right.from]?.text ?? '') && right.to - right.from > 1) return true;
    const isLand =
      isState(next) || LAND.test(next) || /^(TX|CA|NY|FL|IL|PA|OH|GA|MA|WA|VA|NJ|NC|MD|MN|CO|AZ|OR|D\.C\.)$/.test(next);
    return isLand && !isState(name) && !isList(tokens, right.to);
  }
  if (between === 'and')
    return (
      BODY.test(tokens[right.to - 1]?.text ?? '') &&
      right.to - right.from > 1 &&
      !givenNames.has(tokens[left.from]?.text ?? '')
    );
  if (between === 'of') {
    const before = tokens[left.to - 1]?.text ?? '';
    return givenNames.has(before) || (/^[IVX]+$/.test(before) && left.to - left.from > 1);
  }
  return false;
}

/** Parts of a surname that stand before it without a capital. */
const PARTICLE = /^(de|van|von|der|du|del|della|dos|ibn|ten|ter)$/;
/** Troops, streets, parliaments and the like, of which there are many with a number: `20th Armoured Brigade`. */
const NUMBERED =
  /^(Brigade|Division|Battalion|Regiment|Infantry|Cavalry|Squadron|Army|Corps|Fleet|Street|Avenue|Congress|Parliament|Amendment|Summit|Festival|Awards?)$/;
/** What is held again and again, and told apart by its year: `1981 World Championships`. */
const HELD = /^(Olympics|Championships?|Games|Cup|Open|Masters|Awards?|Festival|Grand Prix|Elections?)$/;

/** Names that are written with a small letter and a hyphen: `e-tron`. */
const MAKE = /^[eixz]-\p{Ll}{3,20}$/u;

/** Adds what stands before a run and belongs to it: `The Independent`, `de Zoete`, `20th Armoured Brigade`, `1981 Open`. */
function withFirstWords(tokens: readonly Token[], { from, to }: NameSpan): NameSpan {
  const [before, last] = [tokens[from - 1]?.text ?? '', tokens[to - 1]?.text ?? ''];
  const isArticle = before === 'The' && /^[\p{Ll},"“‘']/u.test(tokens[from - 2]?.text ?? '');
  const isOrdinal = /^\d+(st|nd|rd|th)$/.test(before) && NUMBERED.test(last);
  const isYear = /^(1[89]|20)\d\d$/.test(before) && HELD.test(last) && to - from > 1;
  const isMake = MAKE.test(before) && rankOf(before) > 24_000;
  return { from: isArticle || isOrdinal || isYear || isMake || PARTICLE.test(before) ? from - 1 : from, to };
}

function isState(name: string): boolean {
  return lands.has(name);
}

/** `Bonn, Germany, and Paris`: a list goes on after the next name. */
function isList(tokens: readonly Token[], at: number): boolean {
  return /^(and|or|&)$/.test(tokens[at]?.text ?? '');
}

/** The second word of a Latin species name: `Thala pallida`. */
function withEpithet(tokens: readonly Token[], span: NameSpan): NameSpan {
  const next = tokens[span.to];
  if (next === undefined || span.to - span.from > 1) return span;
  const isLatin = /^\p{Ll}{4,}$/u.test(next.text) && /(us|a|um|is|ii|ae|ensis|ata|oides|ans|ens|i)$/.test(next.text);
  return isLatin && rankOf(next.text) > 24_000 && isCapital(tokens[span.from]?.text ?? '')
    ? { from: span.from, to: span.to + 1 }
    : span;
}

/** Titles of works in double quotation marks, taken whole: `"Hearts and Flowers"`. */
export function quotedTitles(tokens: readonly Token[]): readonly NameSpan[] {
  const titles: NameSpan[] = [];
  for (let at = 0; at < tokens.length; at++) {
    if (!/^["“]+$/.test(tokens[at]?.text ?? '')) continue;
    const close = tokens.findIndex(({ text }, index) => index > at && /^["”]+$/.test(text));
    if (close < 0) break;
    const words = tokens.slice(at + 1, close).filter(({ text }) => /\p{L}/u.test(text));
    const capitals = words.filter(({ text }) => isCapital(text) || /^(of|the|and|a|an|in|on|to|for|at)$/.test(text));
    const isTitle =
      words.length > 0 && words.length <= 8 && isCapital(words[0]?.text ?? '') && capitals.length === words.length;
    const isSaid =
      words.length === 1 && (/[.!?,]$/.test(tokens[close - 1]?.text ?? '') || rankOf(words[0]?.text ?? '') < 3000);
    if (isTitle && !isSaid) {
      const end = /^[.,]$/.test(tokens[close - 1]?.text ?? '') ? close - 1 : close;
      titles.push({ from: at + 1, to: end });
    }
    at = close;
  }
  return titles;
}
