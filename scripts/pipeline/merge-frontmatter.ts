import { isDeepStrictEqual } from 'node:util';
import { type Document, parseDocument } from 'yaml';

/** YAML of an entry's frontmatter in its three states. */
export type Three<T> = { readonly base: T; readonly mine: T; readonly theirs: T };

/** A place where both changed: the person's text was kept. */
export type Clash = { readonly what: string; readonly mine: string; readonly theirs: string };

/**
 * Merges frontmatter key by key. A key only one side changed takes that side's value; lists take both
 * sides' additions and removals; where both changed a value, the person's stays and the clash is told.
 * The person's comments and order of keys stay.
 */
export function mergeFrontmatter({ base, mine, theirs }: Three<string>): { yaml: string; clashes: readonly Clash[] } {
  const document = parseDocument(mine);
  const [before, now, wanted] = [base, mine, theirs].map(keysOf) as [Keys, Keys, Keys];
  const clashes: Clash[] = [];
  let touched = false;
  for (const key of new Set([...Object.keys(before), ...Object.keys(wanted)])) {
    const [was, own, other] = [before[key], now[key], wanted[key]];
    if (isDeepStrictEqual(was, other) || isDeepStrictEqual(own, other)) continue;
    if (isDeepStrictEqual(was, own)) setKey(document, key, other);
    else if (Array.isArray(own) && Array.isArray(other)) setKey(document, key, mergeLists(asList(was), own, other));
    else {
      clashes.push({ what: `\`${key}\``, mine: JSON.stringify(own ?? null), theirs: JSON.stringify(other ?? null) });
      continue;
    }
    touched = true;
  }
  return { yaml: touched ? document.toString({ lineWidth: 0 }) : mine, clashes };
}

type Keys = Readonly<Record<string, unknown>>;

function keysOf(yaml: string): Keys {
  const value: unknown = parseDocument(yaml).toJS({ maxAliasCount: 50 });
  return typeof value === 'object' && value !== null ? (value as Keys) : {};
}

function setKey(document: Document, key: string, value: unknown): void {
  if (value === undefined) document.delete(key);
  else document.set(key, document.createNode(value));
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The person's list, with what the other side added, without what it removed. */
function mergeLists(
  base: readonly unknown[],
  mine: readonly unknown[],
  theirs: readonly unknown[],
): readonly unknown[] {
  const kept = mine.filter((item) => theirs.includes(item) || !base.includes(item));
  const added = theirs.filter((item) => !base.includes(item) && !mine.includes(item));
  return [...kept, ...added];
}
