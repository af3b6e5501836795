/** A short form and what it stands for, both as written; offsets of the long form in the text. */
export type AcronymPair = { readonly short: string; readonly long: string };

const SMALL = /^(of|the|and|for|in|on|to|a|an|from|with|by|de|la)$/i;
const SHORT = /^[\p{Lu}][\p{L}\p{N}&-]{1,9}$/u;

/**
 * Pairs of short and long form, in either order: `reinforcement learning (RL)`, `AGI (Artificial General Intelligence)`.
 * The long form's initials must be the short form's letters; their order may differ (`human feedback reinforcement
 * learning (RLHF)`). After Schwartz & Hearst (2003), with initials only, which errs on the side of finding too few.
 */
export function acronymPairsOf(text: string): readonly AcronymPair[] {
  const pairs: AcronymPair[] = [];
  for (const match of text.matchAll(/\(([^()]{2,90})\)/g)) {
    const inside = match[1]?.trim() ?? '';
    const before = text.slice(Math.max(0, match.index - 120), match.index).trimEnd();
    const pair = isShort(inside) ? longBefore(before, inside) : shortBefore(before, inside);
    if (pair !== undefined) pairs.push(pair);
  }
  return pairs;
}

function isShort(text: string): boolean {
  return SHORT.test(text) && (text.match(/\p{Lu}/gu)?.length ?? 0) >= 2;
}

function longBefore(before: string, short: string): AcronymPair | undefined {
  const clause = before.split(/[.;:,()"“”]\s*/).at(-1) ?? '';
  const words = clause.split(/\s+/).filter((word) => word !== '');
  const wanted = lettersOf(short);
  for (
    let count = Math.max(1, Math.ceil(wanted.length / 2));
    count <= Math.min(words.length, wanted.length + 3);
    count++
  ) {
    const long = words.slice(-count);
    if (!SMALL.test(long[0] ?? '') && agree(long, wanted)) return { short: singularShort(short), long: long.join(' ') };
  }
  return undefined;
}

function shortBefore(before: string, long: string): AcronymPair | undefined {
  const short =
    before
      .split(/\s+/)
      .at(-1)
      ?.replace(/^["“‘']|["”’']$/g, '') ?? '';
  const words = long.split(/\s+/);
  return isShort(short) && words.length > 1 && agree(words, lettersOf(short))
    ? { short: singularShort(short), long }
    : undefined;
}

/** `ROVs` → `ROV`. */
export function singularShort(short: string): string {
  return /^\p{Lu}{2,}s$/u.test(short) ? short.slice(0, -1) : short;
}

function lettersOf(short: string): string {
  return singularShort(short)
    .replace(/[^\p{L}]/gu, '')
    .toLowerCase();
}

function agree(words: readonly string[], wanted: string): boolean {
  const parts = words.flatMap((word) => word.split(/[-/]/)).filter((word) => word !== '');
  const all = parts.map((word) => word[0]?.toLowerCase() ?? '').join('');
  const large = parts
    .filter((word) => !SMALL.test(word))
    .map((word) => word[0]?.toLowerCase() ?? '')
    .join('');
  return [all, large].some((initials) => initials === wanted || sorted(initials) === sorted(wanted));
}

function sorted(text: string): string {
  return [...text].sort().join('');
}
