import { digestOf, isTold } from '../../../src/data/digest-of.ts';
import type { HandedOver, PartName } from '../../../src/data/handed-over.ts';

/** Values that were looked through. */
const plain = new WeakSet<object>();

/** Throws where JSON would not tell two values apart: a map or a set looks empty there, and a page that shows it would never change. */
export function requirePlain(value: unknown, name = 'of a part'): void {
  // What is told by a digest is not worked out for this.
  if (!isObject(value) || plain.has(value) || isTold(value)) return;
  if (value instanceof Map || value instanceof Set) throw new Error(`the property ${name} is no plain value`);
  plain.add(value);
  for (const [key, part] of Object.entries(value)) requirePlain(part, key);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** Gives the digest of each part of a loaded site, worked out when it is first asked for, but for those that are `known`. */
function partDigest(name: string, site: HandedOver, known: Map<string, string>): string {
  const before = known.get(name);
  if (before !== undefined) return before;
  const part = isPart(name, site) ? site[name] : undefined;
  requirePlain(part, name);
  const digest = digestOf(part);
  known.set(name, digest);
  return digest;
}

function isPart(name: string, site: HandedOver): name is PartName {
  return name in site;
}

/** Two builds in which the key of a part is the same make the same files of it. */
export type PartKeys = {
  readonly keyed: (shows: string, reads: readonly string[]) => string;
  /** Digests of the parts of the loaded site that keys were made of, by name. */
  readonly digests: () => Readonly<Record<string, string>>;
};

/** Keys of the parts of a site. `common` is a digest that all of them depend on; `known` digests need not be worked out. */
export function partKeys(
  site: HandedOver,
  { common, known = {} }: { readonly common: string; readonly known?: Readonly<Record<string, string>> },
): PartKeys {
  const digests = new Map(Object.entries(known));
  /** Most parts have read the same few things. */
  const ofReads = new Map<string, string>();
  const digestOfAll = (reads: readonly string[]): string => {
    const names = reads.join(' ');
    const digest =
      ofReads.get(names) ?? digestOf([common, names, ...reads.map((name) => partDigest(name, site, digests))]);
    ofReads.set(names, digest);
    return digest;
  };
  return {
    keyed: (shows, reads) => digestOf(`${digestOfAll(reads)} ${shows}`),
    digests: () => Object.fromEntries(digests),
  };
}
