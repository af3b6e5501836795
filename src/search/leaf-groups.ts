import { GROUP, groupAt, leafOf, nameInGroup, numberOf } from './even-leaves.ts';
import { type IndexStore, LostIndexError } from './index-store.ts';
import { hashOf, type LeafFile, pathOf, putNamed, type ShardFiles, toBytes } from './shard-files.ts';
import { HASH } from './shard-tree.ts';

/** A leaf with its hash: its bytes where it was made anew, else the file that it lies in already. */
export type MadeLeaf = { readonly hash: string; readonly bytes?: Uint8Array; readonly old?: LeafFile };

export function newLeaf(bytes: Uint8Array): MadeLeaf {
  return { hash: hashOf(bytes), bytes };
}

/** Leaves in order, each with the key of its first number, made when they are needed. */
export type EvenLeaves = {
  readonly leaves: readonly { readonly bound: string; readonly make: () => MadeLeaf }[];
  readonly width: number;
};

/** Stands for a group without leaves. */
const NO_GROUP = '.'.repeat(HASH);

/**
 * Writes leaves under names that tell a group of neighbours and the place in it: a reader needs one hash a group to
 * know where all its leaves lie. A changed leaf gives the others of its group new names. `groups`: the hashes in a row; `placed`: where each leaf lies.
 */
export function putGroups(files: ShardFiles, { leaves, width }: EvenLeaves, store: IndexStore) {
  const placed: LeafFile[] = [];
  const groups: string[] = [];
  const places = leaves.map(({ bound }) => leafOf(numberOf(bound), width));
  for (let from = 0; from < leaves.length; ) {
    const group = groupAt(places[from] ?? 0);
    let to = from;
    while (to < leaves.length && groupAt(places[to] ?? 0) === group) to++;
    const made = leaves.slice(from, to).map(({ make }) => make());
    const own = places.slice(from, to);
    const hash = hashOf(toBytes(made.map((leaf, at) => `${(own[at] ?? 0) % GROUP} ${leaf.hash}`).join('\n')));
    while (groups.length < group) groups.push(NO_GROUP);
    groups.push(hash);
    for (const [at, leaf] of made.entries()) {
      const name = nameInGroup(hash, own[at] ?? 0);
      putLeaf(files, { leaf, name }, store);
      placed.push({ hash: leaf.hash, name });
    }
    from = to;
  }
  return { placed, groups: groups.join('') };
}

/** Puts a leaf under its name, where it is not there yet. */
export function putLeaf(files: ShardFiles, { leaf, name }: { leaf: MadeLeaf; name: string }, store: IndexStore): void {
  if (leaf.bytes !== undefined) {
    putNamed(files, { name, bytes: leaf.bytes }, store);
    return;
  }
  const [path, before] = [pathOf(files, name), pathOf(files, leaf.old?.name ?? '')];
  if (path === before) return;
  const file = store.read(before);
  if (file === undefined) throw new LostIndexError(before);
  store.write(path, file);
}
