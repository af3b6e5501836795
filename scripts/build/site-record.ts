import { createHash } from 'node:crypto';
import { lstatSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'astro/zod';
import { listFiles } from '../files.ts';
import { root } from '../root.ts';

const partSchema = z.object({
  name: z.string(),
  /** Digest of the code, of what it shows and of what it read. */
  key: z.string(),
  /** Parts of the loaded site that were read while it was made. */
  reads: z.array(z.string()),
  /** Path, size in bytes, time of change in milliseconds and SHA-256 of each file. */
  files: z.array(z.tuple([z.string(), z.number(), z.number(), z.string()])),
});
const recordSchema = z.array(partSchema);

/** A part of a site as the last build left it in the output folder. */
export type MadePart = z.infer<typeof partSchema>;
export type MadeFile = MadePart['files'][number];
export type SiteRecord = ReadonlyMap<string, MadePart>;

/**
 * What the last build left in the output folder, or nothing where that is not known. The record may be deleted at any
 * time: then the whole site is made.
 */
export function readRecord(file: string): SiteRecord {
  try {
    const parts = recordSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
    return new Map(parts.map((part) => [part.name, part]));
  } catch {
    return new Map();
  }
}

export function writeRecord(file: string, parts: Iterable<MadePart>): void {
  mkdirSync(dirname(file), { recursive: true });
  const beside = `${file}.${process.pid}`;
  writeFileSync(beside, JSON.stringify([...parts]));
  renameSync(beside, file);
}

/** Whether a part's files lie in the folder as the build left them: size and time of each. */
export function isAsLeft({ files }: MadePart, out: string): boolean {
  return files.every((file) => isFileAsLeft(file, out));
}

export function isFileAsLeft([path, size, time]: MadeFile, out: string): boolean {
  const found = stampOf(join(out, path));
  return found !== undefined && found[0] === size && found[1] === time;
}

export function stampOf(file: string): readonly [size: number, time: number] | undefined {
  const found = lstatSync(file, { throwIfNoEntry: false });
  return found?.isFile() ? [found.size, found.mtimeMs] : undefined;
}

/** Digest of all code that decides what a page looks like, packages by their lock file. */
export async function codeDigest(): Promise<string> {
  const hash = createHash('sha256').update(process.version);
  const folders = await Promise.all(['src', 'scripts', 'public'].map((part) => listFiles(root, part)));
  const single = ['astro.config.mjs', 'package.json', 'package-lock.json', 'tsconfig.json'];
  for (const path of [...single, ...folders.flat()]) {
    hash.update(`\0${path}\0`);
    try {
      hash.update(readFileSync(join(root, path)));
    } catch {
      // A package that is installed without its lock file is told by package.json.
    }
  }
  return hash.digest('base64url');
}
