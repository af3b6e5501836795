import { hash } from 'node:crypto';
import type { HandedOver, PartName } from '../../src/data/handed-over.ts';

/** Digests of values that several parts show, such as the view of an entry. Loaded values are never changed. */
const known = new WeakMap<object, string>();
/** Values that were looked through. */
const plain = new WeakSet<object>();

/** Digest of a plain value by what JSON has of it; see `requirePlain`. */
export function digestOf(value: unknown): string {
  if (!isObject(value)) return hash('sha256', JSON.stringify(value) ?? '', 'base64url');
  const parts = Object.entries(value).map(([name, part]) => [name, isObject(part) ? partDigest(part) : part]);
  return hash('sha256', JSON.stringify(parts), 'base64url');
}

function partDigest(part: object): string {
  const digest = known.get(part) ?? hash('sha256', JSON.stringify(part), 'base64url');
  known.set(part, digest);
  return digest;
}

/** Throws where JSON would not tell two values apart: a map or a set looks empty there, and a page that shows it would never change. */
export function requirePlain(value: unknown, name = 'of a part'): void {
  if (!isObject(value) || plain.has(value)) return;
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
  return (shows: string, reads: readonly string[]) =>
    digestOf([start, shows, ...reads.map((name) => [name, digests(name)])]);
}
