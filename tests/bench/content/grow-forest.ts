import type { Forest } from '../../../scripts/pipeline/read/html/boosted-trees.ts';

/** A row of signs, whether it is what is looked for, and how much it weighs. */
export type Example = { readonly row: readonly number[]; readonly main: boolean; readonly weight: number };

const TREES = 150;
const DEPTH = 4;
const RATE = 0.1;
const BINS = 32;
const ROW_SHARE = 0.6;
const SIGN_SHARE = 0.4;
const SAMPLE = 4000;
/** Least sum of second derivatives in a leaf, of a total weight of 1000; and what is added to it (L2). */
const LEAST = 0.2;
const RIDGE = 1;
const LEAST_GAIN = 1e-4;
const LEAST_ROWS = 10;
const SEED = 1;

type Table = {
  /** Limits between the bins of each sign. */
  readonly cuts: readonly (readonly number[])[];
  /** Bin of each row, a column a sign. */
  readonly bins: readonly Uint8Array[];
  readonly gradients: Float64Array;
  readonly curvatures: Float64Array;
};
type Leaf = { readonly score: number };
type Fork = { readonly sign: number; readonly bin: number; readonly low: Tree; readonly high: Tree };
type Tree = Leaf | Fork;

/** Boosted trees for the logarithm of the odds (Friedman 2001; histograms and second derivatives as Chen and Guestrin 2016). Same examples, same trees. */
export function growForest(examples: readonly Example[]): Forest {
  const random = randomOf(SEED);
  const { cuts, bins } = binned(examples, random);
  const table = {
    cuts,
    bins,
    gradients: new Float64Array(examples.length),
    curvatures: new Float64Array(examples.length),
  };
  const total = examples.reduce((sum, { weight }) => sum + weight, 0);
  const scores = new Float64Array(examples.length);
  const forest: Tree[] = [];
  for (let count = 0; count < TREES; count++) {
    examples.forEach(({ main, weight }, at) => {
      const chance = 1 / (1 + Math.exp(-(scores[at] ?? 0)));
      const share = (weight * 1000) / total;
      table.gradients[at] = share * (chance - (main ? 1 : 0));
      table.curvatures[at] = share * chance * (1 - chance);
    });
    const rows = Int32Array.from(examples.keys()).filter(() => random() < ROW_SHARE);
    const signs = cuts.flatMap((limits, sign) => (random() < SIGN_SHARE && limits.length > 0 ? [sign] : []));
    const tree = grow(table, { rows, signs, depth: DEPTH });
    forest.push(tree);
    for (let at = 0; at < examples.length; at++) scores[at] = (scores[at] ?? 0) + leafOf(tree, bins, at);
  }
  return forest.map((tree) => flat(tree, cuts));
}

/** Numerical Recipes' linear congruential generator, in [0, 1). */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
}

function binned(examples: readonly Example[], random: () => number): Pick<Table, 'cuts' | 'bins'> {
  const cuts: number[][] = [];
  const bins: Uint8Array[] = [];
  for (let sign = 0; sign < (examples[0]?.row.length ?? 0); sign++) {
    const signAt = (at: number): number => examples[at]?.row[sign] ?? 0;
    const drawn = Array.from({ length: Math.min(examples.length, SAMPLE) }, () =>
      signAt(Math.floor(random() * examples.length)),
    );
    const limits = limitsOf(drawn.sort((a, b) => a - b));
    cuts.push(limits);
    bins.push(Uint8Array.from(examples, (_, at) => binOf(limits, signAt(at))));
  }
  return { cuts, bins };
}

/** Between the values where they are few, else at equal shares of them. */
function limitsOf(sorted: readonly number[]): number[] {
  const values = [...new Set(sorted)];
  if (values.length <= BINS) return values.slice(1).map((value, at) => ((values[at] ?? 0) + value) / 2);
  const shares = Array.from(
    { length: BINS - 1 },
    (_, at) => sorted[Math.floor(((at + 1) * sorted.length) / BINS)] ?? 0,
  );
  return [...new Set(shares)];
}

function binOf(limits: readonly number[], value: number): number {
  const at = limits.findIndex((limit) => value <= limit);
  return at === -1 ? limits.length : at;
}

type Part = { readonly rows: Int32Array; readonly signs: readonly number[]; readonly depth: number };

function grow(table: Table, part: Part): Tree {
  const { rows, signs, depth } = part;
  let gradient = 0;
  let curvature = 0;
  for (const row of rows) {
    gradient += table.gradients[row] ?? 0;
    curvature += table.curvatures[row] ?? 0;
  }
  const leaf = { score: (-RATE * gradient) / (curvature + RIDGE) };
  if (depth === 0 || curvature < LEAST * 2 || rows.length < LEAST_ROWS) return leaf;
  const fork = bestFork(table, part, { gradient, curvature });
  if (fork === undefined) return leaf;
  const column = table.bins[fork.sign] ?? new Uint8Array();
  const side = (low: boolean): Tree =>
    grow(table, { rows: rows.filter((row) => (column[row] ?? 0) <= fork.bin === low), signs, depth: depth - 1 });
  return { ...fork, low: side(true), high: side(false) };
}

type Slope = { readonly gradient: number; readonly curvature: number };

function bestFork(table: Table, { rows, signs }: Part, all: Slope): Pick<Fork, 'sign' | 'bin'> | undefined {
  const worth = (gradient: number, curvature: number): number => (gradient * gradient) / (curvature + RIDGE);
  let best: Pick<Fork, 'sign' | 'bin'> | undefined;
  let most = LEAST_GAIN;
  for (const sign of signs) {
    const column = table.bins[sign] ?? new Uint8Array();
    const limits = table.cuts[sign]?.length ?? 0;
    const gradients = new Float64Array(limits + 1);
    const curvatures = new Float64Array(limits + 1);
    for (const row of rows) {
      const bin = column[row] ?? 0;
      gradients[bin] = (gradients[bin] ?? 0) + (table.gradients[row] ?? 0);
      curvatures[bin] = (curvatures[bin] ?? 0) + (table.curvatures[row] ?? 0);
    }
    let gradient = 0;
    let curvature = 0;
    for (let bin = 0; bin < limits; bin++) {
      gradient += gradients[bin] ?? 0;
      curvature += curvatures[bin] ?? 0;
      const rest = { gradient: all.gradient - gradient, curvature: all.curvature - curvature };
      if (curvature < LEAST || rest.curvature < LEAST) continue;
      const gain =
        worth(gradient, curvature) + worth(rest.gradient, rest.curvature) - worth(all.gradient, all.curvature);
      if (gain > most) {
        most = gain;
        best = { sign, bin };
      }
    }
  }
  return best;
}

function leafOf(tree: Tree, bins: readonly Uint8Array[], row: number): number {
  let node = tree;
  while ('low' in node) node = (bins[node.sign]?.[row] ?? 0) <= node.bin ? node.low : node.high;
  return node.score;
}

const short = (value: number): number => Math.round(value * 10000) / 10000;

/** A tree as a list of nodes, each before those below it. */
function flat(tree: Tree, cuts: Table['cuts']): Forest[number] {
  const nodes: Forest[number][number][] = [];
  const add = (node: Tree): number => {
    const at = nodes.length;
    nodes.push([0]);
    if ('low' in node) nodes[at] = [node.sign, cuts[node.sign]?.[node.bin] ?? 0, add(node.low), add(node.high)];
    else nodes[at] = [short(node.score)];
    return at;
  };
  add(tree);
  return nodes;
}
