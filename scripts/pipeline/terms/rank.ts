import type { EntryKind } from '../../../src/model/entry.ts';
import { rarityOf } from './background.ts';
import { givenNames, places } from './gazetteer.ts';
import { type Group, isNamed } from './groups.ts';
import { kindOfPhrase } from './kinds.ts';
import { labelsOf } from './label.ts';

/** A group's kind: what is known, else the kind that most of its occurrences speak for, else by its head noun. */
export function kindOf(group: Group): EntryKind {
  if (group.known?.kind !== undefined) return group.known.kind;
  if (!isNamed(group)) return kindOfPhrase(labelsOf(group).label);
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

function wordsOfKey(group: Group): readonly string[] {
  return group.key.replace(/^=/, '').split(/[ -]/);
}

/** Does a group deserve an entry at all? Everyday words and things said once in passing do not. */
export function isWorthy(group: Group, isDefined: boolean): boolean {
  if (group.known !== undefined) return true;
  const running = group.occurrences.filter(({ passage }) => passage.kind !== 'heading');
  if (running.length === 0 || /[$\\^_]/.test(running[0]?.surface ?? '')) return false;
  const weight = weightOf(group);
  if (isNamed(group)) return isNameWorthy(group, weight, isDefined);
  const words = group.key.split(' ').length;
  const specificity = specificityOf(group);
  if (group.acronyms.size > 0) return true;
  if (words === 1) return specificity > 0.84 && (weight >= 4 || (isDefined && weight >= 2));
  const spread = new Set(running.map(({ passage }) => passage)).size;
  return (
    (isDefined && specificity > 0.5) ||
    (weight >= 2 && spread >= 2 && specificity > 0.6) ||
    (weight >= 3 && specificity > 0.6)
  );
}

/** Said once, but of a kind that may deserve an entry where there is little else: a telling phrase, a person, a body, a law. */
export function isPassable(group: Group): boolean {
  if (!group.occurrences.some(({ passage, titled }) => passage.kind !== 'heading' && !titled)) return false;
  if (isNamed(group)) return kindOf(group) !== 'topic' || group.key.includes(' ');
  const words = wordsOfKey(group);
  return words.length > 1 && words.length < 5 && Math.min(...words.map(rarityOf)) > 0.5 && specificityOf(group) > 0.75;
}

/** Places set a scene more often than they are what a text explains. */
function isPlace(group: Group): boolean {
  return group.occurrences.some(({ surface }) => places.has(surface));
}

function isNameWorthy(group: Group, weight: number, isDefined: boolean): boolean {
  const kind = kindOf(group);
  if (isPlace(group) || givenNames.has(group.occurrences[0]?.surface ?? '')) return weight >= 5;
  if (group.acronyms.size > 0 || isDefined) return true;
  if (kind === 'law') return true;
  return weight >= (kind === 'topic' ? 2.5 : 2);
}

/** A group's place among all: how often it is spoken of, how much its words tell, what speaks for it. */
export function scoreOf(group: Group, isDefined: boolean): number {
  const words = wordsOfKey(group).length;
  const isProper = isNamed(group) || /organisation|person|law|system|event/.test(kindOf(group));
  const specificity = isProper ? 0.95 : specificityOf(group);
  const length = isProper || words === 2 ? 1 : words === 1 ? 0.6 : 1.1;
  const sources = new Set(group.occurrences.map(({ passage }) => passage.source)).size;
  const evidence =
    (isDefined ? 1 : 0) +
    (group.acronyms.size > 0 ? 0.8 : 0) +
    (group.known === undefined ? 0 : 0.9) +
    Math.log2(sources) * 0.5;
  const scene = isPlace(group) && kindOf(group) === 'topic' ? 0.6 : 1;
  return Math.log2(1 + weightOf(group)) * (0.2 + specificity) * length * scene + evidence;
}

/** How many entries so much text deserves: about 24 for 1,000 words, 75 for ten times as much, 150 for 40,000. */
export function limitFor(words: number): number {
  return Math.max(5, Math.round(0.75 * Math.sqrt(words)));
}
