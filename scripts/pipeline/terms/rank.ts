import { rarityOf } from '../../../src/model/background.ts';
import type { EntryKind } from '../../../src/model/entry.ts';
import { type Evidence, evidenceOf, isEveryday, isMark, shareOf, wordRank } from './evidence.ts';
import { givenNames, places } from './gazetteer.ts';
import { type Group, type Groups, isNamed, type KeptGroup } from './groups.ts';
import { kindOfName, kindOfPhrase } from './kinds.ts';
import { labelsOf } from './label.ts';
import type { TermPassage } from './passage.ts';

/** A group's kind: what is known, else the kind that most of its occurrences speak for, else by its head noun. */
export function kindOf(group: Group): EntryKind {
  if (group.known?.kind !== undefined) return group.known.kind;
  if (!isNamed(group)) return kindOfPhrase(labelsOf(group).label);
  const long = group.acronyms.length > 0 ? kindOfName(labelsOf(group).label) : 'topic';
  if (long !== 'topic') return long;
  const counts = new Map<EntryKind, number>();
  for (const kind of group.kinds) counts.set(kind, (counts.get(kind) ?? 0) + (kind === 'topic' ? 0.4 : 1));
  return [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))[0]?.[0] ?? 'topic';
}

/** How often a group is spoken of; a heading counts for more. */
export function weightOf(group: Group): number {
  return group.occurrences.reduce((sum, { passage }) => sum + (passage.kind === 'heading' ? 1.5 : 1), 0);
}

/** How much a group's words tell against the background of general English, 0 to 1: all of them, and the rarest most. */
export function specificityOf(group: Group): number {
  const words = wordsOfKey(group);
  const rarities = words.map(rarityOf);
  const mean = rarities.reduce((sum, rarity) => sum + rarity, 0) / rarities.length;
  return (mean + Math.max(...rarities)) / 2;
}

export function wordsOfKey(group: Group): readonly string[] {
  return group.key.replace(/^=/, '').split(/[ -]/);
}

/** What is known of the sources as a whole when a group is judged. */
export type Setting = {
  /** Passages of running text, all sources together. */
  readonly passages: number;
  /** Sources written in English: elsewhere capitals and tags tell little. */
  readonly english: ReadonlySet<string>;
  /** Sources that speak of artificial intelligence: where none does, `guardrails` are no AI guardrails. */
  readonly ofAI: ReadonlySet<string>;
  /** Sources that speak the language of the field whose names are known. */
  readonly field: ReadonlySet<string>;
};

/** So many different known ideas make a text one of the field; fewer, and it only mentions them. */
const FIELD_IDEAS = 4;

/** Groups → the sources that are of the known field, by the number of its ideas they speak of. */
export function fieldSources(
  { groups, open }: Pick<Groups, 'open'> & { readonly groups: readonly KeptGroup[] },
  passages: readonly TermPassage[],
): ReadonlySet<string> {
  const sizes = Map.groupBy(passages, ({ source }) => source);
  const counts = new Map<string, number>();
  for (const kept of groups) {
    if (kept.known === undefined) continue;
    const group = open(kept);
    if (isEveryday(group) || !/concept|practice|proposal/.test(kept.known.kind ?? '')) continue;
    for (const source of new Set(group.occurrences.map(({ passage }) => passage.source))) {
      counts.set(source, (counts.get(source) ?? 0) + 1);
    }
  }
  return new Set(
    [...counts]
      .filter(([source, count]) => count >= Math.min(FIELD_IDEAS, (sizes.get(source)?.length ?? 0) / 5))
      .map(([source]) => source),
  );
}

/** Does a group deserve an entry at all? Everyday words, marks, and things said in passing do not. */
export function isWorthy(group: Group, isDefined: boolean, setting: Setting): boolean {
  if (group.known?.decided) return true;
  const told = evidenceOf(group);
  if ((told.told === 0 && group.known === undefined) || group.occurrences.every(({ surface }) => isMark(surface)))
    return false;
  if (!group.occurrences.some(({ passage }) => setting.english.has(passage.source)))
    return isForeignWorthy(group, told);
  const isExplained = isDefined || group.acronyms.length > 0;
  if (isOfAI(group) && !group.occurrences.some(({ passage }) => setting.ofAI.has(passage.source))) return false;
  if (group.known !== undefined) return isExplained || isKnownWorthy(group, told, setting);
  if (isNamed(group)) return isNameWorthy(group, told, isExplained);
  const words = group.key.split(' ').length;
  const specificity = specificityOf(group);
  if (group.acronyms.length > 0) return words > 1;
  if (words === 1) return isWordWorthy(group, told, isDefined);
  if (isDefined) return specificity > 0.5;
  if (told.passages < 2 || specificity < 0.6 || !group.occurrences.some(({ isTermlike }) => isTermlike)) return false;
  return told.told + told.headings >= (told.subjects > 0 ? 2 : 4);
}

/** Is a thing of artificial intelligence meant, but only its second word said? */
function isOfAI({ known, occurrences }: Group): boolean {
  return /^AI /.test(known?.label ?? '') && !occurrences.some(({ surface }) => /\bAI\b/.test(surface));
}

/**
 * In a text of its field an established name counts from its first mention, unless it is an everyday word or what
 * everything here is about; elsewhere it must be spoken of, as any other name.
 */
function isKnownWorthy(group: Group, told: Evidence, { passages, field }: Setting): boolean {
  const isOfField = group.occurrences.some(({ passage }) => field.has(passage.source));
  if (!isOfField || isPlace(group)) return !isEverydayIdea(group) && told.told >= 3 && told.subjects >= 1;
  if (isEverydayIdea(group)) return false;
  return isProper(group) || passages < 8 || told.headings > 0 || shareOf(group.occurrences, passages) < 0.3;
}

function isEverydayIdea(group: Group): boolean {
  return !isProper(group) && isEveryday(group);
}

/** One common noun alone is a term where a source says what it means, or where it is rare and what is spoken of. */
function isWordWorthy(group: Group, told: Evidence, isDefined: boolean): boolean {
  const rank = lowestRank(group.occurrences.map(({ surface }) => surface));
  if (FILLER.test(group.key) || rank <= 2000) return false;
  if (isDefined && told.told >= 2) return rank > 5000 || told.subjects >= 2;
  if (rank > 24_000) return told.told >= 3 && told.subjects >= 1;
  return rank > 18_000 && told.told >= 4 && told.subjects >= 2;
}

/** A name may be written more often than a function takes arguments. */
function lowestRank(surfaces: readonly string[]): number {
  return [...new Set(surfaces)].reduce(
    (lowest, surface) => Math.min(lowest, wordRank(surface)),
    Number.POSITIVE_INFINITY,
  );
}

const FILLER =
  /^(etcetera|etc|config|src|img|todo|param|arg|lorem|ipsum|okay|thanks|hello|btw|imo|faq|pdf|url|http|https|www)$/;

/** Without knowledge of a language, only names of several words, short forms and long compounds stand out. */
function isForeignWorthy(group: Group, told: Evidence): boolean {
  if (group.known !== undefined) return isProper(group) && told.told >= 2;
  const [surface = ''] = group.occurrences.map((occurrence) => occurrence.surface);
  const sources = new Set(group.occurrences.map(({ passage }) => passage.source)).size;
  const words = surface.split(' ');
  if (!/^\p{Lu}/u.test(surface)) return false;
  if (words.length > 1) return told.told >= 2 && words.every((word) => /^\p{Lu}/u.test(word)) && isNamed(group);
  if (/^\p{Lu}[\p{Lu}\p{N}-]{2,}$/u.test(surface)) return told.told >= 2;
  return surface.length >= 11 && told.told >= 4 && told.told > 2 * sources;
}

/** Places set a scene more often than they are what a text explains. */
export function isPlace(group: Group): boolean {
  return group.occurrences.some(({ surface }) => places.has(surface));
}

function isProper(group: Group): boolean {
  return /organisation|person|law|system|event|proposal/.test(kindOf(group));
}

function isNameWorthy(group: Group, told: Evidence, isExplained: boolean): boolean {
  const kind = kindOf(group);
  const surfaces = group.occurrences.map(({ surface }) => surface);
  if (surfaces.every((surface) => OFFICE.test(surface))) return false;
  const isSingle = surfaces.every((surface) => !/[ -]/.test(surface));
  // One given name or surname says too little of whom it means; a full name elsewhere would have taken it in.
  if (isSingle && (kind === 'person' || surfaces.some((surface) => givenNames.has(surface)))) return false;
  if (isPlace(group)) return told.told >= 4 && told.subjects >= 2;
  const rank = isSingle ? lowestRank(surfaces) : 60_000;
  if (isExplained) return rank > 1500;
  if (rank <= 12_000) return told.told >= 3 && rank > 1500 && told.subjects >= 2;
  if (isSingle && /^\p{Lu}{2,6}$/u.test(surfaces[0] ?? ''))
    return !isEveryday(group) && told.told >= 4 && told.subjects >= 2;
  if (kind === 'law') return true;
  return told.told + told.headings >= (kind === 'topic' ? 3 : 2) && (kind !== 'topic' || told.told >= 2);
}

const OFFICE =
  /^(CEO|CTO|CFO|COO|President|Chairman|Director|Founder|Minister|Prime Minister|Senator|Professor|Doctor|Dr|Mr|Mrs|Ms|Judge|Mayor|Governor|Secretary|Chancellor|King|Queen|Prince|Pope|Editor|Author|Admin|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Oct|Nov|Dec)s?\.?$/;

/** A group's place among all: how often it is spoken of, how much its words tell, what speaks for it. */
export function scoreOf(group: Group, isDefined: boolean): number {
  const words = wordsOfKey(group).length;
  const isName = isNamed(group) || /organisation|person|law|system|event/.test(kindOf(group));
  const specificity = isName ? 0.95 : specificityOf(group);
  const length = isName || words === 2 ? 1 : words === 1 ? 0.6 : 1.1;
  const sources = new Set(group.occurrences.map(({ passage }) => passage.source)).size;
  const evidence =
    (isDefined ? 1 : 0) +
    (group.acronyms.length > 0 ? 0.8 : 0) +
    (group.known === undefined ? 0 : 0.9) +
    Math.log2(sources) * 0.5;
  const scene = isPlace(group) && kindOf(group) === 'topic' ? 0.6 : 1;
  const { subjects } = evidenceOf(group);
  return Math.log2(1 + weightOf(group) + subjects) * (0.2 + specificity) * length * scene + evidence;
}

/** How many entries so much text deserves: about 23 for 1,000 words, 72 for ten times as much, 144 for 40,000. */
export function limitFor(words: number): number {
  return Math.max(5, Math.round(0.72 * Math.sqrt(words)));
}
