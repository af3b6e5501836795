import { hash } from 'node:crypto';

/** Digests of values that several parts of a site show, such as an entry's name. Loaded values are never changed. */
const known = new WeakMap<object, string>();

/** Those that are told by the digest of something else. */
const toldOnes = new WeakSet<object>();

/** Digest of a plain value by what JSON has of it; of one that is `toldBy` a digest, and of such in it, by that. */
export function digestOf(value: unknown): string {
  if (!isObject(value)) return digest(JSON.stringify(value) ?? '');
  const told = known.get(value);
  if (told !== undefined) return told;
  const parts = Array.isArray(value)
    ? value.map(part)
    : Object.entries(value).map(([name, one]: [string, unknown]) => [name, part(one)]);
  return digest(JSON.stringify(parts));
}

/**
 * The same value, told from others by a digest of all that it is worked out from: it is not worked out to see whether it
 * has changed.
 */
export function toldBy<T extends object>(value: T, digest: string): T {
  known.set(value, digest);
  toldOnes.add(value);
  return value;
}

/** Whether a value is told by a digest of what it is worked out from. */
export function isTold(value: object): boolean {
  return toldOnes.has(value);
}

function part(value: unknown): unknown {
  if (!isObject(value)) return value;
  const told = known.get(value);
  if (told !== undefined) return told;
  const made = digest(JSON.stringify(value));
  // Lists are mostly put together for one part.
  if (!Array.isArray(value)) known.set(value, made);
  return made;
}

function digest(text: string): string {
  return hash('sha256', text, 'base64url');
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
