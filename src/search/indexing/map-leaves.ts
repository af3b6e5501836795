import { cutEvenly } from '../format/even-leaves.ts';
import { pageText, type ShardTree } from '../format/shard-tree.ts';
import { type KeyRange, splitKeys } from '../format/split-keys.ts';
import type { IndexStore } from './index-store.ts';
import { type MadeLeaf, putGroups, putLeaf } from './leaf-groups.ts';
import { type LeafFile, putFile, type ShardFiles, toBytes } from './shard-files.ts';
import type { MapSpec, MapState } from './shard-map.ts';

/** More leaves than this and the tree gets a level of pages. */
const FLAT = 48;
/** Leaves that one page lists: few pages mean that a reader can have them all before it is asked anything. */
const LISTED = 768;

/** A leaf as a map is cut into them; the file it lies in is named by `LeafFile`. */
export type Leaf = LeafFile & Pick<KeyRange, 'bound' | 'depth'> & LeafSize;
/** What its keys weigh, and how many they are. */
type LeafSize = { readonly weight: number; readonly keys: number };

/** A leaf that is made when it is written, or one that lies there already. */
export type LeafToWrite = Leaf | (Omit<Leaf, keyof LeafFile> & { readonly make: () => MadeLeaf });
/** Leaves in order; `width`: of an even map, how many numbers each holds. */
export type LeavesToWrite = { readonly leaves: readonly LeafToWrite[]; readonly width: number | undefined };

/** Sorted keys with their weights, and the making of the leaf that holds a run of them. */
export type KeysToWrite = {
  readonly keys: readonly string[];
  readonly weights: readonly number[];
  readonly make: (range: KeyRange) => MadeLeaf;
};

/** Cuts all keys of a map into leaves. */
export function cutLeaves<Value>(spec: MapSpec<Value>, cutting: KeysToWrite): LeavesToWrite {
  const { keys, weights } = cutting;
  const limit = spec.limit(keys.length);
  const { ranges, width } = spec.even
    ? cutEvenly(keys, weights, limit)
    : { ranges: splitKeys({ keys, weights, limit }), width: undefined };
  return { leaves: leavesIn(ranges, cutting), width };
}

export function leavesIn(ranges: readonly KeyRange[], { weights, make }: KeysToWrite): LeafToWrite[] {
  return ranges.map((range) => {
    let weight = 0;
    for (let at = range.from; at < range.to; at++) weight += weights[at] ?? 0;
    return { bound: range.bound, depth: range.depth, weight, keys: range.to - range.from, make: () => make(range) };
  });
}

/** Writes leaves one by one, and where they lie. */
export function writeLeaves(files: ShardFiles, { leaves, width }: LeavesToWrite, store: IndexStore): MapState {
  if (width !== undefined) {
    const { placed, groups } = putGroups(files, { leaves, width }, store);
    const pages = [putFile(pageFiles(files), toBytes(groups), store)];
    const tree: ShardTree = { name: files.name, deep: true, bounds: [], hashes: pages.join(''), width };
    return { leaves: placed, pages, tree };
  }
  const written = leaves.map((leaf) => {
    if (!('make' in leaf)) return leaf;
    const made = leaf.make();
    return putLeaf(files, { leaf, made, name: made.hash }, store);
  });
  return { leaves: written, ...treeOf(files, written, store) };
}

/** Where leaves begin, in one list or, for many, a list of pages. */
function treeOf(files: ShardFiles, leaves: readonly Leaf[], store: IndexStore): Pick<MapState, 'tree' | 'pages'> {
  const { name, served } = files;
  if (!served) return { tree: { name, deep: false, bounds: [], hashes: '' }, pages: [] };
  const bounds = leaves.map(({ bound }, at) => (at === 0 ? '' : bound));
  const hashes = leaves.map(({ hash }) => hash);
  if (leaves.length <= FLAT) return { tree: { name, deep: false, bounds, hashes: hashes.join('') }, pages: [] };
  const parts = splitKeys({ keys: bounds, weights: bounds.map(() => 1), limit: LISTED });
  const pages = parts.map(({ from, to }) => {
    const page = pageText({ bounds: bounds.slice(from, to), hashes: hashes.slice(from, to).join('') });
    return putFile(pageFiles(files), toBytes(page), store);
  });
  const tree: ShardTree = {
    name,
    deep: true,
    bounds: parts.map(({ from }) => bounds[from] ?? ''),
    hashes: pages.join(''),
  };
  return { tree, pages };
}

export function pageFiles({ name, served }: ShardFiles): ShardFiles {
  return { name: `${name}-page`, served };
}
