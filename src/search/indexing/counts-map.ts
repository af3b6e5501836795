import { fromJsonBytes, toJsonBytes } from './shard-files.ts';
import type { LeafContent, MapSpec } from './shard-map.ts';

/** Small, for a changed key has the leaves around its own read. */
const KEPT_BYTES = 4000;

/** A map that is kept of how often there is something of each key. */
export function countsSpec(name: string): MapSpec<number> {
  return {
    name,
    served: false,
    limit: () => KEPT_BYTES,
    weigh: (_, key) => key.length + 3,
    encode: (values, keys) => encodeCounts({ keys, values }),
    decode: fromJsonBytes<LeafContent<number>>,
  };
}

export function encodeCounts({ keys, values }: LeafContent<number>): Uint8Array {
  return toJsonBytes({ keys, values });
}
