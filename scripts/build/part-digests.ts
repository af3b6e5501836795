import { digestOf, isTold } from '../../src/data/digest-of.ts';
import type { HandedOver, PartName } from '../../src/data/handed-over.ts';

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

/** Gives the digest of each part of a loaded site, worked out when it is first asked for. */
function partDigests(site: HandedOver): (name: string) => string {
  const known = new Map<string, string>();
  return (name) => {
    const part = isPart(name, site) ? site[name] : undefined;
    if (!known.has(name)) requirePlain(part, name);
    const digest = known.get(name) ?? digestOf(part);
    known.set(name, digest);
    return digest;
  };
}

function isPart(name: string, site: HandedOver): name is PartName {
  return name in site;
}

/** Gives the key of a part: two builds in which it is the same make the same files. */
export function partKeys(site: HandedOver, common: readonly (string | undefined)[]) {
  const digests = partDigests(site);
  const start = digestOf(common);
  /** Most parts have read the same few things. */
  const known = new Map<string, string>();
  const digestOfAll = (reads: readonly string[]): string => {
    const names = reads.join(' ');
    const digest = known.get(names) ?? digestOf([start, names, ...reads.map(digests)]);
    known.set(names, digest);
    return digest;
  };
  return (shows: string, reads: readonly string[]) => digestOf(`${digestOfAll(reads)} ${shows}`);
}
