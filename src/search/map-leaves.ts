import { cutEvenly } from './even-leaves.ts';
import type { IndexStore } from './index-store.ts';
import { type MadeLeaf, putGroups, putLeaf } from './leaf-groups.ts';
import { type LeafFile, putFile, type ShardFiles, toBytes } from './shard-files.ts';
import type { MapSpec, MapState } from './shard-map.ts';
import { pageText } from './shard-tree.ts';
import { type KeyRange, splitKeys } from './split-keys.ts';

/** More leaves than this and the tree gets a level of pages. */
const FLAT = 48;
/** Leaves that one page lists: few pages mean that a reader can have them all before it is asked anything. */
const LISTED = 768;

/** Sorted keys with their weights, and the making of the leaf that holds a run of them. */
type LeavesToWrite = Pick<MapState, 'keys' | 'weights'> & { readonly make: (range: KeyRange) => MadeLeaf };

/** Cuts a map into leaves, which are made in order and written one by one, and writes where they lie. */
export function writeLeaves<Value>(
  spec: MapSpec<Value>,
  { keys, weights, make }: LeavesToWrite,
  store: IndexStore,
): MapState {
  const limit = spec.limit(keys.length);
  if (spec.even) {
    const { width, ranges } = cutEvenly(keys, weights, limit);
    const leaves = ranges.map((range) => ({ key: keys[range.from] ?? '', make: () => make(range) }));
    const { hashes, names, groups } = putGroups(spec, { leaves, width }, store);
    const pages = [putFile(pageFiles(spec), toBytes(groups), store)];
    const tree = { name: spec.name, deep: true, bounds: [], hashes: pages.join(''), width };
    return { keys, weights, starts: ranges.map(({ from }) => from), hashes, names, pages, tree };
  }
  const ranges = splitKeys(keys, weights, limit);
  const hashes = ranges.map((range) => {
    const leaf = make(range);
    putLeaf(spec, { leaf, name: leaf.hash }, store);
    return leaf.hash;
  });
  const starts = ranges.map(({ from }) => from);
  return { keys, weights, starts, hashes, names: [], ...treeOf(spec, { ranges, hashes }, store) };
}

/** What a leaf's file is named by. */
export function leafFile({ hashes, names }: Pick<MapState, 'hashes' | 'names'>, leaf: number): LeafFile {
  const hash = hashes[leaf] ?? '';
  return { hash, name: names[leaf] ?? hash };
}

type Leaves = { readonly ranges: readonly KeyRange[]; readonly hashes: readonly string[] };

/** Where leaves begin, in one list or, for many, a list of pages. */
function treeOf(files: ShardFiles, { ranges, hashes }: Leaves, store: IndexStore): Pick<MapState, 'tree' | 'pages'> {
  const { name } = files;
  const bounds = ranges.map(({ bound }) => bound);
  if (hashes.length <= FLAT || !files.served) {
    return {
      tree: { name, deep: false, bounds: files.served ? bounds : [], hashes: files.served ? hashes.join('') : '' },
      pages: [],
    };
  }
  const parts = splitKeys(
    bounds,
    bounds.map(() => 1),
    LISTED,
  );
  const pages = parts.map(({ from, to }) =>
    putFile(
      pageFiles(files),
      toBytes(pageText({ bounds: bounds.slice(from, to), hashes: hashes.slice(from, to).join('') })),
      store,
    ),
  );
  return {
    tree: { name, deep: true, bounds: parts.map(({ from }) => bounds[from] ?? ''), hashes: pages.join('') },
    pages,
  };
}

export function pageFiles({ name, served }: ShardFiles): ShardFiles {
  return { name: `${name}-page`, served };
}
