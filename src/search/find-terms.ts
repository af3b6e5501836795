import type { Index } from './find-names.ts';
import { type TermEntry, termsUnder } from './postings.ts';
import { LAST } from './shard-tree.ts';

const MOST_LEAVES = 2;

export async function findTerm(term: string, index: Index): Promise<TermEntry | undefined> {
  const leaves = await leavesOf(term, term, index);
  return leaves?.flatMap((leaf) => termsUnder(leaf, term)).find((entry) => entry.term === term);
}

/** Terms that begin so; undefined where they lie in more leaves than a query may cost. */
export async function findTermsUnder(prefix: string, index: Index): Promise<TermEntry[] | undefined> {
  const leaves = await leavesOf(prefix, prefix + LAST, index);
  return leaves?.flatMap((leaf) => termsUnder(leaf, prefix));
}

async function leavesOf(
  from: string,
  to: string,
  { manifest, shards }: Index,
): Promise<readonly Uint8Array[] | undefined> {
  const request = { tree: manifest.terms, from, to, most: MOST_LEAVES, decode: (bytes: Uint8Array) => bytes };
  return shards.read(request);
}
