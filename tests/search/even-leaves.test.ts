import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { textKey } from '../../src/search/format/entry-text.ts';
import { numberSpace } from '../../src/search/format/number-entries.ts';
import { unpackFile } from '../../src/search/format/unpack-file.ts';
import { createMemoryStore } from '../../src/search/indexing/index-store.ts';
import { fromJsonBytes, toJsonBytes } from '../../src/search/indexing/shard-files.ts';
import { emptyMap, filesOfMap, type MapSpec, type ShardMap, updateMap } from '../../src/search/indexing/shard-map.ts';
import { createShardReader, fromJson } from '../../src/search/querying/read-shards.ts';

const spec: MapSpec<number> = {
  name: 'test',
  served: true,
  even: true,
  limit: () => 6,
  weigh: () => 1,
  encode: (values, keys) => toJsonBytes(keys.map((key, at) => [key, values[at]])),
  decode: (bytes) => {
    const pairs = fromJsonBytes<[key: string, value: number][]>(bytes);
    return { keys: pairs.map(([key]) => key), values: pairs.map(([, value]) => value) };
  },
};
const valuesOf = (numbers: readonly number[]) => new Map(numbers.map((number) => [textKey(number), number]));
const built = (numbers: readonly number[]) => updateMap(emptyMap(spec, createMemoryStore()), valuesOf(numbers));

/** Files that a map names, as they lie in its store. */
function filesOf(map: ShardMap<number>): ReadonlyMap<string, Uint8Array | undefined> {
  return new Map(filesOfMap(map).map((path) => [path, map.store.read(path)]));
}

/** Distinct numbers as entries have them: as many as a space of this size is meant for. */
const numberLists = fc.integer({ min: 1, max: 300 }).chain((length) => {
  const number = fc.integer({ min: 0, max: numberSpace(length) - 1 });
  return fc.uniqueArray(number, { minLength: length, maxLength: length });
});

test('every number lies in the leaf that is read for it', async () => {
  await fc.assert(
    fc.asyncProperty(numberLists, async (numbers) => {
      const { state, store } = built(numbers);
      const reader = createShardReader(async (path) => unpackFile(store.read(path) ?? new Uint8Array(4)));
      for (const number of numbers) {
        const request = { tree: state.tree, numbers: [number], decode: fromJson<[string, number][]> };
        const [leaf = [], ...others] = await reader.readNumbers(request);
        assert.ok(leaf.some(([, value]) => value === number));
        assert.equal(others.length, 0);
      }
    }),
    { numRuns: 40 },
  );
});

test('a map that was changed has the files of one built from nothing, all of them there', () => {
  fc.assert(
    fc.property(numberLists, numberLists, (before, after) => {
      const gone = new Map(before.map((number) => [textKey(number), undefined]));
      const changed = updateMap(built(before), new Map([...gone, ...valuesOf(after)]));
      assert.deepEqual(filesOf(changed), filesOf(built(after)));
      assert.ok([...filesOf(changed).values()].every((file) => file !== undefined));
    }),
    { numRuns: 60 },
  );
});

test('a changed value gives its own group new names, and leaves all other files alone', () => {
  const numbers = Array.from({ length: 2000 }, (_, at) => at * 8);
  const map = built(numbers);
  const changed = updateMap(map, new Map([[textKey(4000), -1]]));
  const before = new Set(filesOfMap(map));
  const come = filesOfMap(changed).filter((path) => !before.has(path));
  assert.ok(before.size > 300);
  assert.equal(come.length, 9);
});
