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
  const { names, features, holders } = numbered(ids.map((id) => entries.get(id) ?? []));
  const weights = holders.map(({ length }) =>
    length < 2 || length > TOO_COMMON ? 0 : Math.log((ids.length + 1) / length),
  );
  // One table for all: an entry meets hundreds of others, and a map of objects for each would be most of the work.
  const scores = new Float64Array(ids.length);
  const rarest = new Int32Array(ids.length);
  const met = new Int32Array(ids.length);
  const best = new Int32Array(most);
  return new Map(
    ids.map((id, at): [string, readonly Neighbour[]] => {
      let count = 0;
      for (const feature of features[at] ?? []) {
        const weight = weights[feature] ?? 0;
        if (weight === 0) continue;
        for (const other of holders[feature] ?? []) {
          const score = scores[other] ?? 0;
          if (other === at) continue;
          if (score === 0) met[count++] = other;
          scores[other] = score + weight;
          if (score === 0 || weight > (weights[rarest[other] ?? 0] ?? 0)) rarest[other] = feature;
        }
      }
      const found = Array.from(best.subarray(0, chooseBest(met.subarray(0, count), scores, best)), (other) => ({
        id: ids[other] ?? '',
        score: scores[other] ?? 0,
        shared: names[rarest[other] ?? 0] ?? '',
      }));
      for (let each = 0; each < count; each += 1) scores[met[each] ?? 0] = 0;
      return [id, found];
    }),
  );
}

/** Features as numbers: those of each entry, each once, and the numbers of the entries that have one, ascending. */
function numbered(all: readonly Features[]) {
  const numbers = new Map<string, number>();
  const holders: number[][] = [];
  const features = all.map((own, at) => {
    const found: number[] = [];
    for (const name of own) {
      const number = numbers.get(name) ?? numbers.size;
      if (number === holders.length) {
        numbers.set(name, number);
        holders.push([]);
      }
      const list = holders[number];
      if (list === undefined || list.at(-1) === at) continue;
      list.push(at);
      found.push(number);
    }
    return found;
  });
  return { names: [...numbers.keys()], features, holders };
}

/** Puts the numbers with the highest scores into `best`, equals in ascending order; gives how many. Few are wanted of many: they alone are kept sorted. */
function chooseBest(met: Int32Array, scores: Float64Array, best: Int32Array): number {
  let count = 0;
  for (const one of met) {
    const score = scores[one] ?? 0;
    const last = best[count - 1] ?? 0;
    const worst = scores[last] ?? 0;
    if (count === best.length && (score < worst || (score === worst && one > last))) continue;
    let place = count === best.length ? count - 1 : count++;
    for (; place > 0; place -= 1) {
      const other = best[place - 1] ?? 0;
      const by = (scores[other] ?? 0) - score;
      if (by > 0 || (by === 0 && other < one)) break;
      best[place] = other;
    }
    best[place] = one;
  }
  return count;
}
