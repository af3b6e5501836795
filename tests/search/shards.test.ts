import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { LAST } from '../../src/search/format/shard-tree.ts';
import { unpackFile } from '../../src/search/format/unpack-file.ts';
import { createMemoryStore } from '../../src/search/indexing/index-store.ts';
import { fromJsonBytes, toJsonBytes } from '../../src/search/indexing/shard-files.ts';
import {
  emptyMap,
  findValue,
  keysOf,
  type LeafContent,
  type MapSpec,
  openMap,
  updateMap,
  valuesUnder,
} from '../../src/search/indexing/shard-map.ts';
import { createShardReader, fromJson } from '../../src/search/querying/read-shards.ts';

/** A leaf of values that are their own keys. */
function listed(bytes: Uint8Array) {
  const values = fromJsonBytes<string[]>(bytes);
  return { keys: values, values };
}

function shardsOf(keys: readonly string[], limit: number) {
  const store = createMemoryStore();
  const { files } = store;
  const spec: MapSpec<string> = {
    name: 'test',
    served: true,
    limit: () => limit,
    weigh: () => 1,
    encode: toJsonBytes,
    decode: listed,
  };
  const { tree } = updateMap(emptyMap(spec, store), new Map(keys.map((key) => [key, key]))).state;
  const reader = createShardReader(async (path) => unpackFile(files.get(path) ?? new Uint8Array(4)));
  const read = async (from: string, to: string) => {
    const most = Number.POSITIVE_INFINITY;
    return (await reader.read({ tree, from, to, most, decode: fromJson<string[]> }))?.flat() ?? [];
  };
  return { files, tree, read };
}

const keyLists = fc.uniqueArray(fc.string({ unit: fc.constantFrom(...'ab0é知'), minLength: 1, maxLength: 7 }), {
  minLength: 1,
  maxLength: 400,
});

test('every key, and every key with a prefix, lies in a leaf that is read for it', async () => {
  await fc.assert(
    fc.asyncProperty(keyLists, fc.integer({ min: 1, max: 20 }), async (list, limit) => {
      const keys = [...list].sort();
      const { read } = shardsOf(keys, limit);
      for (const key of keys) {
        assert.ok((await read(key, key)).includes(key));
        const prefix = key.slice(0, 2);
        const found = new Set(await read(prefix, prefix + LAST));
        for (const other of keys) if (other.startsWith(prefix)) assert.ok(found.has(other));
      }
    }),
    { numRuns: 40 },
  );
});

test('keys that all begin alike are found where the tree has pages', async () => {
  const keys = Array.from({ length: 1200 }, (_, at) => (at * 8 + 3).toString(36).padStart(6, '0'));
  const { read, tree } = shardsOf(keys, 3);
  assert.ok(tree.deep);
  for (const key of keys) assert.ok((await read(key, key)).includes(key), key);
});

test('one more key changes few files', () => {
  const keys = Array.from({ length: 5000 }, (_, at) => `${(at * 7919) % 5000}`.padStart(4, '0'));
  const before = shardsOf([...keys].sort(), 20).files;
  const after = shardsOf([...keys, '12345'].sort(), 20).files;
  const changed = [...after.keys()].filter((path) => !before.has(path));
  assert.ok(before.size > 100);
  assert.ok(changed.length <= 12, `${changed.length} files changed`);
});

const heavy: MapSpec<string> = {
  name: 'test',
  served: true,
  limit: () => 12,
  weigh: (value) => value.length,
  encode: (values, keys) => toJsonBytes({ keys, values }),
  decode: fromJsonBytes<LeafContent<string>>,
};
const words = fc.string({ unit: fc.constantFrom(...'ab0'), minLength: 1, maxLength: 6 });
const values = fc.constantFrom(1, 2, 4, 13, 20).map((weight) => 'x'.repeat(weight));
const changes = fc.array(fc.tuple(words, fc.option(values, { nil: undefined })), { minLength: 1, maxLength: 6 });

test('a map that was changed is the same as one built from nothing', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(words, values), { maxLength: 150 }), fc.array(changes), (first, rounds) => {
      const held = new Map(first);
      let map = updateMap(emptyMap(heavy, createMemoryStore()), held);
      for (const round of rounds) {
        map = updateMap(openMap(heavy, map.state, map.store), new Map(round));
        for (const [key, value] of round) {
          if (value === undefined) held.delete(key);
          else held.set(key, value);
        }
      }
      const fresh = updateMap(emptyMap(heavy, createMemoryStore()), held);
      assert.deepEqual(map.state, fresh.state);
      const keys = [...held.keys()].sort();
      assert.deepEqual([...keysOf(map)], keys);
      for (const key of keys) assert.equal(findValue(map, key), held.get(key));
      const under = (prefix: string) => keys.filter((key) => key.startsWith(prefix)).map((key) => held.get(key));
      for (const prefix of ['a', 'b0', 'ab']) assert.deepEqual(valuesUnder(map, prefix), under(prefix));
    }),
    { numRuns: 150 },
  );
});

test('of a map in which one key changes, few leaves are read', () => {
  const keys = Array.from({ length: 5000 }, (_, at) => `${(at * 7919) % 5000}`.padStart(4, '0'));
  const map = updateMap(emptyMap(heavy, createMemoryStore()), new Map(keys.map((key) => [key, 'xx'])));
  const asked: string[] = [];
  const read = (path: string) => {
    asked.push(path);
    return map.store.read(path);
  };
  updateMap(openMap(heavy, map.state, { ...map.store, read }), new Map([['12345', 'x']]));
  assert.ok(map.state.leaves.length > 800);
  assert.ok(asked.length > 0 && asked.length <= 4, `${asked.length} read`);
});

test('a map whose leaves grow with it is, past the border, as if it were built from nothing', () => {
  const spec: MapSpec<string> = {
    name: 'test',
    served: true,
    limit: (keys) => (keys > 50 ? 20 : 4),
    weigh: () => 1,
    encode: toJsonBytes,
    decode: listed,
  };
  const keys = Array.from({ length: 51 }, (_, at) => at.toString(36).padStart(3, '0'));
  const all = new Map(keys.map((key) => [key, key]));
  const small = updateMap(emptyMap(spec, createMemoryStore()), new Map([...all].slice(0, 50)));
  const grown = updateMap(small, new Map([...all].slice(50)));
  const fresh = updateMap(emptyMap(spec, createMemoryStore()), all);
  assert.ok(small.state.leaves.length > fresh.state.leaves.length);
  assert.deepEqual(grown.state, fresh.state);
});
