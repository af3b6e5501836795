import type { Removal } from '../reader.ts';
import { type Block, blocksOf } from './blocks.ts';
import { type Forest, scoreOf, strongestSigns } from './boosted-trees.ts';
import { isComments } from './comments.ts';
import model from './content-model.json' with { type: 'json' };
import { featureNames, featuresOf } from './features.ts';
import { furnitureOf } from './furniture.ts';
import { keepNotes } from './keep-notes.ts';
import { keepStructure } from './keep-structure.ts';
import { wholeUnits } from './whole-units.ts';

const forest = model.forest as unknown as Forest;

/** How much the signs of a block speak for main content: the logarithm of its odds. */
export type BlockScore = (row: readonly number[]) => number;

const byModel: BlockScore = (row) => scoreOf(forest, row);

export type MainContent = { readonly removed: readonly Removal[]; readonly kept: number };

/**
 * Takes everything but the main content out of a document's body. Each block is scored by the signs around it; the cut
 * is where the expected F1 of what is kept is greatest (Lewis 1995), so that a page of short texts is not left empty.
 */
export function keepMainContent(document: Document, score: BlockScore = byModel): MainContent {
  const body = document.querySelector('body');
  if (body === null) return { removed: [], kept: 0 };
  const blocks = blocksOf(body);
  const rows = featuresOf(document, blocks);
  const scores = rows.map(score);
  const scored = wholeUnits(blocks, bestCut(blocks, scores));
  const comments = isComments(document, blocks, scored);
  const furniture = blocks.map((block, at) => (comments[at] === true ? 'comments' : furnitureOf(block)));
  const clean = scored.map((kept, at) => kept && furniture[at] === undefined);
  const among = keepStructure(blocks, clean, (at) => furniture[at] !== undefined);
  const chosen = keepNotes(blocks, keepHeadings(blocks, among));
  const withPictures = keepPictures(blocks, chosen);
  prune(body, blocks, withPictures);
  return {
    removed: removals(
      blocks,
      withPictures,
      (at) =>
        (scored[at] === true ? furniture[at] : undefined) ??
        `not of the article by: ${strongestSigns(forest, rows[at] ?? [], featureNames).join(', ')}`,
    ),
    kept: withPictures.filter(Boolean).length,
  };
}

/** The set of best-scored blocks whose expected F1, counted in words, is greatest. */
export function bestCut(blocks: readonly Block[], scores: readonly number[]): boolean[] {
  const chances = scores.map((score) => 1 / (1 + Math.exp(-score)));
  const order = chances.map((_, at) => at).sort((a, b) => (chances[b] ?? 0) - (chances[a] ?? 0) || a - b);
  const expected = blocks.reduce((sum, block, at) => sum + block.words * (chances[at] ?? 0), 0);
  let right = 0;
  let words = 0;
  let best = 0;
  let cut = 1;
  for (const at of order) {
    right += (chances[at] ?? 0) * (blocks[at]?.words ?? 0);
    words += blocks[at]?.words ?? 0;
    const f1 = (2 * right) / Math.max(1, words + expected);
    if (f1 > best) {
      best = f1;
      cut = chances[at] ?? 1;
    }
  }
  return chances.map((chance, at) => chance >= cut && (blocks[at]?.words ?? 0) + (blocks[at]?.text.length ?? 0) > 0);
}

/** A heading between kept blocks heads the one after it; one that nothing kept follows heads nothing. */
function keepHeadings(blocks: readonly Block[], chosen: readonly boolean[]): boolean[] {
  const result = [...chosen];
  for (let at = blocks.length - 1; at >= 0; at--) {
    if (!/^h[1-6]$/.test(blocks[at]?.parent.localName ?? '')) continue;
    const before = chosen[at - 1] === true;
    const after = result[at + 1] === true;
    if (before && after) result[at] = true;
    else if (!after && chosen[at + 2] !== true) result[at] = false;
  }
  return result;
}

/** A picture without words stays where the blocks before and after it do. */
function keepPictures(blocks: readonly Block[], chosen: readonly boolean[]): boolean[] {
  return blocks.map((block, at) => {
    if (block.words > 0 || block.pictures === 0) return chosen[at] === true;
    const before = [at - 1, at - 2, at - 3].some((index) => chosen[index] === true);
    const after = [at + 1, at + 2, at + 3].some((index) => chosen[index] === true);
    return before && after;
  });
}

function prune(body: Element, blocks: readonly Block[], chosen: readonly boolean[]): void {
  const keep = new Set<Node>();
  const inside = new Set<Node>();
  blocks.forEach((block, index) => {
    if (chosen[index] !== true) return;
    for (const node of block.nodes) keep.add(node);
    for (let at: Node | null = block.parent; at !== null && !inside.has(at); at = at.parentNode) inside.add(at);
  });
  const walk = (parent: Node): void => {
    for (const child of [...parent.childNodes]) {
      if (keep.has(child)) continue;
      if (inside.has(child)) walk(child);
      else if (child.nodeName.toLowerCase() !== 'hr' || !inside.has(parent)) parent.removeChild(child);
    }
  };
  walk(body);
}

/** Neighbouring blocks that went are told as one, with the signs that spoke against the longest of them. */
function removals(blocks: readonly Block[], chosen: readonly boolean[], whyOf: (at: number) => string): Removal[] {
  const removed: Removal[] = [];
  let run: number[] = [];
  const flush = (): void => {
    const longest = [...run].sort((a, b) => (blocks[b]?.words ?? 0) - (blocks[a]?.words ?? 0) || a - b)[0];
    if (longest !== undefined) {
      const words = run.reduce((sum, at) => sum + (blocks[at]?.words ?? 0), 0);
      const text = blocks[longest]?.text ?? '';
      removed.push({
        step: 'main content',
        what: `${run.length} blocks, ${words} words: ${text.slice(0, 100)}`,
        why: whyOf(longest),
      });
    }
    run = [];
  };
  blocks.forEach((block, at) => {
    if (chosen[at] === true) flush();
    else if (block.words > 0) run.push(at);
  });
  flush();
  return removed;
}
