import type { SearchRecord } from '../../../src/model/search-record.ts';
import type { KnownQuery } from '../../search/query-classes.ts';
import type { Finder } from './peers.ts';

/** `times`: milliseconds of each query. */
export type Relevance = {
  readonly success: number;
  readonly mrr: number;
  readonly queries: number;
  readonly times: readonly number[];
};

/** Success@1 and MRR@10 of each class of query. An entry with the same title counts as the one asked for. */
export async function measureRelevance(
  records: readonly SearchRecord[],
  find: Finder,
  classes: ReadonlyMap<string, readonly KnownQuery[]>,
): Promise<Map<string, Relevance>> {
  const titles = new Map(records.map(({ id, title }) => [id, title.toLowerCase()]));
  const measured = new Map<string, Relevance>();
  for (const [name, queries] of classes) {
    let first = 0;
    let reciprocal = 0;
    const times: number[] = [];
    for (const { query, id } of queries) {
      const start = performance.now();
      const found = await find(query);
      times.push(performance.now() - start);
      const rank = found.findIndex((other) => other === id || titles.get(other) === titles.get(id));
      if (rank === 0) first++;
      if (rank >= 0) reciprocal += 1 / (rank + 1);
    }
    const queriesCount = Math.max(1, queries.length);
    const [success, mrr] = [first / queriesCount, reciprocal / queriesCount];
    measured.set(name, { success, mrr, queries: queries.length, times });
  }
  return measured;
}
