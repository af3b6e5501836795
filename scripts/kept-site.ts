import { createHash } from 'node:crypto';
import { copyFileSync, linkSync, lstatSync, mkdirSync, readFileSync, rmSync, statSync, utimesSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'astro/zod';
import { listFiles } from './files.ts';
import { root } from './root.ts';

const stampSchema = z.tuple([z.number(), z.number()]);
const recordSchema = z.object({
  code: z.string(),
  /** Parts of the site by name (a page's permalink, or `search`): digest of what it shows, and its files. */
  parts: z.record(z.string(), z.object({ digest: z.string(), files: z.record(z.string(), stampSchema) })),
  /** Names of bundled scripts and styles, which every page may hold. */
  assets: z.array(z.string()),
});

/** What the last build left in the output folder: part → digest and files, each with its size and time of change. */
export type SiteRecord = z.infer<typeof recordSchema>;
export type Parts = ReadonlyMap<string, { readonly digest: string; readonly files: readonly string[] }>;

/**
 * The record, less the parts whose files are no longer as the build left them; empty where the code is another.
 * The record may be deleted at any time: then the whole site is built.
 */
export async function readRecord(file: string, out: string, code: string): Promise<SiteRecord> {
  const nothing: SiteRecord = { code, parts: {}, assets: [] };
  const text = await readFile(file, 'utf8').catch(() => undefined);
  const record = text === undefined ? undefined : recordSchema.safeParse(parsed(text)).data;
  if (record === undefined || record.code !== code) return nothing;
  const parts = Object.entries(record.parts).filter(([, { files }]) =>
    Object.entries(files).every(([path, stamp]) => stampOf(join(out, path))?.join() === stamp.join()),
  );
  return { ...record, parts: Object.fromEntries(parts) };
}

export async function writeRecord(file: string, out: string, record: Omit<SiteRecord, 'parts'> & { parts: Parts }) {
  const parts = Array.from(record.parts, ([name, { digest, files }]) => {
    const stamps = files.map((path) => [path, stampOf(join(out, path)) ?? [0, 0]]);
    return [name, { digest, files: Object.fromEntries(stamps) }];
  });
  mkdirSync(dirname(file), { recursive: true });
  await writeFile(file, JSON.stringify({ ...record, parts: Object.fromEntries(parts) }));
}

function stampOf(file: string): [number, number] | undefined {
  const found = lstatSync(file, { throwIfNoEntry: false });
  return found?.isFile() ? [found.size, found.mtimeMs] : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Puts a file of the old site into the new one, bytes and time as they are: a second name for it where one can be had. */
export function keepFile(path: string, { from, to }: { readonly from: string; readonly to: string }): void {
  const [old, kept] = [join(from, path), join(to, path)];
  mkdirSync(dirname(kept), { recursive: true });
  rmSync(kept, { force: true });
  try {
    linkSync(old, kept);
  } catch {
    copyFileSync(old, kept);
    const { atime, mtime } = statSync(old);
    utimesSync(kept, atime, mtime);
  }
}

/** Whether the new file has the bytes of the old one. */
export function isSameFile(path: string, { from, to }: { readonly from: string; readonly to: string }): boolean {
  const [old, made] = [stampOf(join(from, path)), stampOf(join(to, path))];
  if (old === undefined || made === undefined || old[0] !== made[0]) return false;
  return readFileSync(join(from, path)).equals(readFileSync(join(to, path)));
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
