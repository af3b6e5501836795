import { group } from '../model/group.ts';
import { compareText } from '../model/message.ts';

/** What an entry shares with others: features by name, each with the reason it gives. */
export type Features = ReadonlyMap<string, string>;

export type Neighbour = { readonly id: string; readonly score: number; readonly reason: string };

/** A feature that more entries share than this says nothing about any of them. */
const TOO_COMMON = 200;

/**
 * Entries that share rare features (links, sources, tags), most first: the score is the sum of
 * log(N / number of entries with the feature) over the shared ones (inverse document frequency, Spärck Jones 1972).
 * The reason is that of the rarest shared feature.
 */
export function neighboursOf(
  entries: ReadonlyMap<string, Features>,
  most: number,
): ReadonlyMap<string, readonly Neighbour[]> {
  const ids = [...entries.keys()];
  const holders = group(ids.flatMap((id, at) => [...(entries.get(id)?.keys() ?? [])].map((key) => [key, at] as const)));
  // One table for all: an entry meets hundreds of others, and a map of objects for each would be most of the work.
  const scores = new Float64Array(ids.length);
  const rarest = new Float64Array(ids.length);
  const reasons = new Array<string>(ids.length).fill('');
  return new Map(
    ids.map((id, at): [string, readonly Neighbour[]] => {
      const met: number[] = [];
      for (const [feature, reason] of entries.get(id) ?? []) {
        const others = holders.get(feature) ?? [];
        if (others.length < 2 || others.length > TOO_COMMON) continue;
        const weight = Math.log((ids.length + 1) / others.length);
        for (const other of others) {
          if (other === at) continue;
          if (scores[other] === 0) met.push(other);
          scores[other] = (scores[other] ?? 0) + weight;
          if (weight <= (rarest[other] ?? 0)) continue;
          rarest[other] = weight;
          reasons[other] = reason;
        }
      }
      const ranked = met.map((other) => ({
        id: ids[other] ?? '',
        score: scores[other] ?? 0,
        reason: reasons[other] ?? '',
      }));
      for (const other of met) {
        scores[other] = 0;
        rarest[other] = 0;
      }
      return [id, best(ranked, most)];
    }),
  );
}

/** The highest scores first, equals by id. Few are wanted of many: those below the last of them are not sorted. */
function best(found: readonly Neighbour[], most: number): readonly Neighbour[] {
  const order = (a: Neighbour, b: Neighbour) => b.score - a.score || compareText(a.id, b.id);
  if (found.length <= most) return [...found].sort(order);
  const least = Float64Array.from(found, ({ score }) => score).sort()[found.length - most] ?? 0;
  return found
    .filter(({ score }) => score >= least)
    .sort(order)
    .slice(0, most);
}
