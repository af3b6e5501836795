import { compareText } from '../model/message.ts';

/** Names of what an entry may share with others. */
export type Features = readonly string[];

/** The rarest shared feature is the reason why the two are related. */
export type Neighbour = { readonly id: string; readonly score: number; readonly shared: string };

/** A feature that more entries share than this says nothing about any of them. */
const TOO_COMMON = 200;

/**
 * Entries that share rare features (links, sources, tags), most first, equals by id: the score is the sum of
 * log(N / number of entries with the feature) over the shared ones (inverse document frequency, Spärck Jones 1972).
 */
export function neighboursOf(
  entries: ReadonlyMap<string, Features>,
  most: number,
): ReadonlyMap<string, readonly Neighbour[]> {
  const ids = [...entries.keys()].sort(compareText);
  const features = ids.map((id) => new Set(entries.get(id)));
  const holders = holdersOf(features);
  // One table for all: an entry meets hundreds of others, and a map of objects for each would be most of the work.
  const scores = new Float64Array(ids.length);
  const rarest = new Float64Array(ids.length);
  const shared = new Array<string>(ids.length).fill('');
  return new Map(
    ids.map((id, at): [string, readonly Neighbour[]] => {
      const met: number[] = [];
      for (const feature of features[at] ?? []) {
        const others = holders.get(feature) ?? [];
        if (others.length < 2 || others.length > TOO_COMMON) continue;
        const weight = Math.log((ids.length + 1) / others.length);
        for (const other of others) {
          if (other === at) continue;
          if (scores[other] === 0) met.push(other);
          scores[other] = (scores[other] ?? 0) + weight;
          if (weight <= (rarest[other] ?? 0)) continue;
          rarest[other] = weight;
          shared[other] = feature;
        }
      }
      const found = best(met, scores, most).map((other) => ({
        id: ids[other] ?? '',
        score: scores[other] ?? 0,
        shared: shared[other] ?? '',
      }));
      for (const other of met) {
        scores[other] = 0;
        rarest[other] = 0;
      }
      return [id, found];
    }),
  );
}

/** Feature → numbers of the entries that have it, ascending. */
function holdersOf(features: readonly ReadonlySet<string>[]): ReadonlyMap<string, readonly number[]> {
  const holders = new Map<string, number[]>();
  for (const [at, own] of features.entries()) {
    for (const feature of own) {
      const list = holders.get(feature);
      if (list === undefined) holders.set(feature, [at]);
      else list.push(at);
    }
  }
  return holders;
}

/** The numbers with the highest scores, equals in ascending order. Few are wanted of many: they alone are kept sorted. */
function best(met: readonly number[], scores: Float64Array, most: number): readonly number[] {
  const found: number[] = [];
  const isBetter = (one: number, other: number) => {
    const by = (scores[one] ?? 0) - (scores[other] ?? 0);
    return by > 0 || (by === 0 && one < other);
  };
  for (const one of met) {
    const last = found.at(-1);
    if (found.length === most && last !== undefined && !isBetter(one, last)) continue;
    const place = found.findIndex((other) => isBetter(one, other));
    found.splice(place === -1 ? found.length : place, 0, one);
    if (found.length > most) found.pop();
  }
  return found;
}
