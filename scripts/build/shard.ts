import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'astro/zod';

/** One of `of` disjoint parts of a site, counted from 1: each may be built on a machine of its own. */
export type Shard = { readonly number: number; readonly of: number };

/** Beside the marker of a site, in a folder that holds a part of one. */
export const SHARD = '.sourcebook-shard.json';

const manifestSchema = z.object({
  number: z.number().int().positive(),
  of: z.number().int().positive(),
  /** Digest of all that the whole site is made of: shards of one site have the same. */
  site: z.string(),
  /** Digest of the names of all parts of the site, this shard's and the others'. */
  parts: z.string(),
  /** How many parts the site has, and how many of them are here. */
  all: z.number().int(),
  own: z.number().int(),
  /** What the manifest of the whole site will say of program and content. */
  generator: z.string(),
  content: z.string(),
  /** Path, size in bytes and SHA-256 of each file that is here. */
  files: z.array(z.tuple([z.string(), z.number(), z.string()])),
});

/** What a folder with a part of a site says of itself. */
export type ShardManifest = z.infer<typeof manifestSchema>;

/** Which shard makes a part: its name alone decides, so that every machine knows without asking. */
export function isOfShard(name: string, { number, of }: Shard): boolean {
  return Number.parseInt(hash('sha256', name).slice(0, 12), 16) % of === number - 1;
}

/** What a shard says of itself, as JSON. `state`: digest of the content, the code and the address. */
export function shardManifest({
  shard,
  state,
  parts,
  own,
  files,
  ...head
}: {
  readonly shard: Shard;
  readonly state: string;
  readonly parts: readonly { readonly name: string }[];
  readonly own: number;
  readonly files: readonly (readonly [path: string, size: number, time: number, sum: string])[];
  readonly generator: string;
  readonly content: string;
}): string {
  const names = hash('sha256', JSON.stringify(parts.map(({ name }) => name).sort()), 'base64url');
  const here = files.map(([path, size, , sum]) => [path, size, sum]);
  const manifest = { ...shard, site: state, parts: names, all: parts.length, own, ...head, files: here };
  return `${JSON.stringify(manifest, null, 1)}\n`;
}

/** Undefined where the folder holds no part of a site, or a whole one. */
export function readShard(folder: string): ShardManifest | undefined {
  try {
    return manifestSchema.parse(JSON.parse(readFileSync(join(folder, SHARD), 'utf8')));
  } catch {
    return undefined;
  }
}

/** `2/4` → the second of four; undefined where the words say no such thing. */
export function toShard(words: string): Shard | undefined {
  const [, number = '', of = ''] = /^(\d{1,4})\/(\d{1,4})$/.exec(words) ?? [];
  const shard = { number: Number(number), of: Number(of) };
  return shard.number >= 1 && shard.number <= shard.of ? shard : undefined;
}
