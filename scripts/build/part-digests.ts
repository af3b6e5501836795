import { hash } from 'node:crypto';
import type { HandedOver, PartName } from '../../src/data/handed-over.ts';

/** Digests of values that several parts show, such as the view of an entry. Loaded values are never changed. */
const known = new WeakMap<object, string>();

/** Digest of a plain value by what JSON has of it. Throws where JSON would not tell two values apart. */
export function digestOf(value: unknown): string {
  if (!isObject(value)) return hash('sha256', JSON.stringify(value) ?? '', 'base64url');
  plainOnly('', value);
  const parts = Object.entries(value).map(([name, part]) => [name, isObject(part) ? partDigest(part) : part]);
  return hash('sha256', JSON.stringify(parts), 'base64url');
}

function partDigest(part: object): string {
  const digest = known.get(part) ?? hash('sha256', JSON.stringify(part, plainOnly), 'base64url');
  known.set(part, digest);
  return digest;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** A map or a set would look empty in JSON, and a page that shows it would never change. */
function plainOnly(name: string, value: unknown): unknown {
  if (value instanceof Map || value instanceof Set) throw new Error(`the property ${name} of a page is no plain value`);
  return value;
}

/** Gives the digest of each part of a loaded site, worked out when it is first asked for. */
export function partDigests(site: HandedOver): (name: string) => string {
  const known = new Map<string, string>();
  return (name) => {
    const digest = known.get(name) ?? digestOf(isPart(name, site) ? site[name] : undefined);
    known.set(name, digest);
    return digest;
  };
}

function isPart(name: string, site: HandedOver): name is PartName {
  return name in site;
}
