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
  const holders = group(
    Array.from(entries).flatMap(([id, features]) => [...features.keys()].map((key) => [key, id] as const)),
  );
  const result = new Map<string, readonly Neighbour[]>();
  for (const [id, features] of entries) {
    const found = new Map<string, { score: number; best: number; reason: string }>();
    for (const [feature, reason] of features) {
      const others = holders.get(feature) ?? [];
      if (others.length < 2 || others.length > TOO_COMMON) continue;
      const weight = Math.log((entries.size + 1) / others.length);
      for (const other of others) {
        if (other === id) continue;
        const before = found.get(other) ?? { score: 0, best: 0, reason };
        const rarer = weight > before.best;
        found.set(other, {
          score: before.score + weight,
          best: rarer ? weight : before.best,
          reason: rarer ? reason : before.reason,
        });
      }
    }
    const ranked = [...found].map(([other, { score, reason }]) => ({ id: other, score, reason }));
    ranked.sort((a, b) => b.score - a.score || compareText(a.id, b.id));
    result.set(id, ranked.slice(0, most));
  }
  return result;
}
