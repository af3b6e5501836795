import { type TermEntry, termsUnder } from '../format/postings.ts';
import { LAST } from '../format/shard-tree.ts';
import type { Index } from './find-names.ts';
import type { Turn } from './read-shards.ts';

const MOST_LEAVES = 2;

/** `turn`: work on the term's file waits for this. */
export async function findTerm(term: string, index: Index, turn?: Turn): Promise<TermEntry | undefined> {
  const leaves = await leavesOf({ from: term, to: term, turn }, index);
  return leaves?.flatMap((leaf) => termsUnder(leaf, term)).find((entry) => entry.term === term);
}

/** Terms that begin so; undefined where they lie in more leaves than a query may cost. */
export async function findTermsUnder(prefix: string, index: Index): Promise<TermEntry[] | undefined> {
  const leaves = await leavesOf({ from: prefix, to: prefix + LAST }, index);
  return leaves?.flatMap((leaf) => termsUnder(leaf, prefix));
}

type Span = { readonly from: string; readonly to: string; readonly turn?: Turn | undefined };

async function leavesOf(span: Span, { manifest, shards }: Index): Promise<readonly Uint8Array[] | undefined> {
  const request = { ...span, tree: manifest.terms, most: MOST_LEAVES, decode: (bytes: Uint8Array) => bytes };
  return shards.read(request);
}
