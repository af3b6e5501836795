import { hash } from 'node:crypto';
import type { EntryFragments, Given } from './fragment-ledger.ts';
import type { FragmentLine } from './fragment-line.ts';
import { type Anchor, anchorHash } from './fragments.ts';
import { sumOf } from './ledger.ts';

/** Similarity from which a paragraph counts as the same one, edited. */
export const SIMILAR = 0.6;
/** The same for one that also moved past others, or has few words: look-alikes are frequent there. */
export const VERY_SIMILAR = 0.8;
const FEW = 8;
const MOST_WORDS = 150;

/** Two characters (12 bits) a word, in order: enough to compare by, and a third of the text's size. */
export function sketchOf(text: string): string {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words
    .slice(0, MOST_WORDS)
    .map((word) => hash('sha256', word, 'base64url').slice(0, 2))
    .join('');
}

/**
 * How much two sketches have in common, 0 to 1: the mean of Dice's coefficient (Dice 1945) over words and over pairs of
 * neighbouring words. Words alone take sentences of one mould for each other; pairs alone are hard on short edits.
 */
export function similarity(a: string, b: string): number {
  const [left, right] = [wordsOf(a), wordsOf(b)];
  return (dice(left, right) + dice(pairsOf(left), pairsOf(right))) / 2;
}

function dice(left: readonly string[], right: readonly string[]): number {
  const counts = new Map<string, number>();
  for (const word of left) counts.set(word, (counts.get(word) ?? 0) + 1);
  let common = 0;
  for (const word of right) {
    const count = counts.get(word) ?? 0;
    if (count > 0) common += 1;
    counts.set(word, count - 1);
  }
  return left.length + right.length === 0 ? 0 : (2 * common) / (left.length + right.length);
}

function wordsOf(sketch: string): string[] {
  return sketch.match(/../g) ?? [];
}

function pairsOf(words: readonly string[]): string[] {
  return words.slice(1).map((word, at) => `${words[at]}${word}`);
}

/** A paragraph as it is now; its sketch is made only where it is asked for, because most paragraphs have stayed. */
type Item = Given & { readonly kind: string };

function itemOf({ kind, text }: Anchor): Item {
  let sketch: string | undefined;
  return {
    kind,
    hash: anchorHash(kind, text),
    get sketch() {
      sketch ??= sketchOf(text);
      return sketch;
    },
  };
}

/**
 * Page as it is now, and what was given before → the line to add, or nothing where all is as it was. Words that stayed
 * keep their fragment wherever they went; of the others each goes to the most similar old one above the threshold, so
 * that of a paragraph split in two the larger part keeps it. Below it a paragraph is new: nothing is put in its place.
 */
export function nextFragments(
  id: string,
  { now, before }: { now: readonly Anchor[]; before: EntryFragments | undefined },
): FragmentLine | undefined {
  const items = now.map(itemOf);
  const given = matchExact(items, before);
  if (before !== undefined) matchSimilar(items, { before, given });
  const taken = new Set([...(before?.ever.keys() ?? []), ...given.values()]);
  const order = items.map((_, at) => {
    const fragment = given.get(at) ?? free(now[at]?.fragment ?? '', taken);
    taken.add(fragment);
    return fragment;
  });
  const changed = items.flatMap((item, at): [string, [string, string]][] => {
    const fragment = order[at] ?? '';
    return before?.ever.get(fragment)?.hash === item.hash ? [] : [[fragment, [item.hash, item.sketch]]];
  });
  if (changed.length === 0 && order.join() === before?.order.join()) return undefined;
  const line = { id, n: (before?.last ?? 0) + 1, order, set: Object.fromEntries(changed) };
  return { ...line, sum: sumOf(line) };
}

function free(wanted: string, taken: ReadonlySet<string>): string {
  let fragment = wanted;
  for (let count = 2; taken.has(fragment); count += 1) fragment = `${wanted}-${count}`;
  return fragment;
}

/** The same words: those that stand on the page first, then those that once did and are back. */
function matchExact(items: readonly Item[], before: EntryFragments | undefined): Map<number, string> {
  const byHash = new Map<string, string[]>();
  const gone = [...(before?.ever.keys() ?? [])].filter((fragment) => !before?.order.includes(fragment));
  for (const fragment of [...(before?.order ?? []), ...gone]) {
    const hash = before?.ever.get(fragment)?.hash ?? '';
    byHash.set(hash, [...(byHash.get(hash) ?? []), fragment]);
  }
  const given = new Map<number, string>();
  for (const [at, { hash }] of items.entries()) {
    const fragment = byHash.get(hash)?.shift();
    if (fragment !== undefined) given.set(at, fragment);
  }
  return given;
}

function matchSimilar(
  items: readonly Item[],
  { before, given }: { before: EntryFragments; given: Map<number, string> },
): void {
  const places = new Map(before.order.map((fragment, place) => [fragment, place]));
  const fixed = [...given].flatMap(([at, fragment]) => {
    const place = places.get(fragment);
    return place === undefined ? [] : [{ at, place }];
  });
  const used = new Set(given.values());
  const pairs = before.order.flatMap((fragment, place) => {
    const old = before.ever.get(fragment);
    if (old === undefined || used.has(fragment)) return [];
    return items.flatMap((item, at) => {
      if (given.has(at) || !old.hash.startsWith(`${item.kind}:`) || item.hash === old.hash) return [];
      const score = similarity(old.sketch, item.sketch);
      const crosses = fixed.some((pair) => pair.place < place !== pair.at < at);
      const few = Math.min(old.sketch.length, item.sketch.length) / 2 < FEW;
      return score >= (crosses || few ? VERY_SIMILAR : SIMILAR) ? [{ fragment, at, place, score }] : [];
    });
  });
  pairs.sort((a, b) => b.score - a.score || a.place - b.place || a.at - b.at);
  for (const { fragment, at } of pairs) {
    if (given.has(at) || used.has(fragment)) continue;
    given.set(at, fragment);
    used.add(fragment);
  }
}

/**
 * Paragraphs of one entry that another has, when the first is merged into it or split: old fragment → fragment there.
 * The same words first, then very similar ones; headings are left out, because many entries have the same.
 */
export function matchAcross(from: EntryFragments, to: EntryFragments): ReadonlyMap<string, string> {
  const wanted = from.order.flatMap((fragment) => {
    const given = from.ever.get(fragment);
    return given === undefined || given.hash.startsWith('h:') ? [] : [{ fragment, ...given }];
  });
  const pairs = wanted.flatMap(({ fragment, hash, sketch }) =>
    to.order.flatMap((other) => {
      const given = to.ever.get(other);
      if (given === undefined || given.hash.slice(0, 2) !== hash.slice(0, 2)) return [];
      const score = given.hash === hash ? 2 : similarity(sketch, given.sketch);
      return score >= VERY_SIMILAR ? [{ fragment, other, score }] : [];
    }),
  );
  const found = new Map<string, string>();
  const used = new Set<string>();
  for (const { fragment, other } of pairs.sort((a, b) => b.score - a.score)) {
    if (found.has(fragment) || used.has(other)) continue;
    found.set(fragment, other);
    used.add(other);
  }
  return found;
}
