import { GROUP, groupAt, leafOf, nameInGroup, numberOf } from '../format/even-leaves.ts';
import { HASH } from '../format/shard-tree.ts';
import { type IndexStore, LostIndexError } from './index-store.ts';
import type { Leaf, LeafToWrite } from './map-leaves.ts';
import { hashOf, type LeafFile, pathOf, putNamed, type ShardFiles, toBytes } from './shard-files.ts';

/** A leaf with its hash: its bytes where it was made anew, else the file that it lies in already. */
export type MadeLeaf = { readonly hash: string; readonly bytes?: Uint8Array; readonly old?: LeafFile };

export function newLeaf(bytes: Uint8Array): MadeLeaf {
  return { hash: hashOf(bytes), bytes };
}

/** Leaves in order, which begin at the key of their first number. */
export type EvenLeaves = { readonly leaves: readonly LeafToWrite[]; readonly width: number };

/** Stands for a group without leaves. */
const NO_GROUP = '.'.repeat(HASH);

/**
 * Writes leaves under names that tell a group of neighbours and the place in it: a reader needs one hash a group to
 * know where all its leaves lie. A changed leaf gives the others of its group new names. `groups`: the hashes in a row; `placed`: where each leaf lies.
 */
export function putGroups(files: ShardFiles, { leaves, width }: EvenLeaves, store: IndexStore) {
  const placed: Leaf[] = [];
  const groups: string[] = [];
  const places = leaves.map(({ bound }) => leafOf(numberOf(bound), width));
  for (let from = 0; from < leaves.length; ) {
    const group = groupAt(places[from] ?? 0);
    let to = from;
    while (to < leaves.length && groupAt(places[to] ?? 0) === group) to++;
    const own = leaves.slice(from, to).map((leaf, at) => ({ leaf, made: madeOf(leaf), place: places[from + at] ?? 0 }));
    const hash = hashOf(toBytes(own.map(({ made, place }) => `${place % GROUP} ${made.hash}`).join('\n')));
    while (groups.length < group) groups.push(NO_GROUP);
    groups.push(hash);
    for (const { leaf, made, place } of own)
      placed.push(putLeaf(files, { leaf, made, name: nameInGroup(hash, place) }, store));
    from = to;
  }
  return { placed, groups: groups.join('') };
}

function madeOf(leaf: LeafToWrite): MadeLeaf {
  return 'make' in leaf ? leaf.make() : { hash: leaf.hash, old: leaf };
}

type NamedLeaf = { readonly leaf: LeafToWrite; readonly made: MadeLeaf; readonly name: string };

/** Puts a leaf under its name, where it is not there yet. */
export function putLeaf(files: ShardFiles, { leaf, made, name }: NamedLeaf, store: IndexStore): Leaf {
  const { bound, depth, weight, keys } = leaf;
  const { hash, bytes, old } = made;
  if (bytes !== undefined) putNamed(files, { name, bytes }, store);
  else if (old !== undefined && old.name !== name) {
    const before = pathOf(files, old.name);
    const file = store.read(before);
    if (file === undefined) throw new LostIndexError(before);
    store.write(pathOf(files, name), file);
  }
  return { bound, depth, weight, keys, hash, name };
}
