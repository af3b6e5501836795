import { hash } from 'node:crypto';
import type { HandedOver, PartName } from '../src/data/handed-over.ts';

/** Digest of a plain value by what JSON has of it. Throws where JSON would not tell two values apart. */
export function digestOf(value: unknown): string {
  return hash('sha256', JSON.stringify(value, plainOnly) ?? '', 'base64url');
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
