import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { pathsBelow } from '../src/model/paths-below.ts';

/** The only module that writes. Paths are relative to a root folder, with `/`. */

export type Change = 'new' | 'updated' | 'unchanged';

/** Every file below `root/part`, hidden ones left out, in an order that no file system decides. */
export async function listFiles(root: string, part: string): Promise<readonly string[]> {
  const listed = await readdir(resolve(root, part), { recursive: true, withFileTypes: true }).catch(missing([]));
  return pathsBelow(root, listed).filter(
    (path) => !path.split('/').some((segment) => segment.startsWith('.') || segment.startsWith('~$')),
  );
}

export function readBytes(root: string, path: string): Promise<Uint8Array> {
  return readFile(join(root, path));
}

/** Bytes of a file, or nothing where there is no such file. */
export async function readBytesIfAny(root: string, path: string): Promise<Uint8Array | undefined> {
  return readFile(join(root, path)).catch(missing(undefined));
}

/** A text of lines with more of them at its end, each of which ends in a line break; its own last line may lack one. */
export function withLines(text: string, lines: readonly string[]): string {
  return `${text}${text === '' || text.endsWith('\n') ? '' : '\n'}${lines.join('')}`;
}

/** Text of a file, or nothing where there is no such file. */
export async function readTextIfAny(root: string, path: string): Promise<string | undefined> {
  return readFile(join(root, path), 'utf8').catch(missing(undefined));
}

/** Writes beside, syncs, renames: a reader sees the old file or the new one, never half of it. Same bytes: nothing happens. */
export async function writeFileSafely(root: string, path: string, content: string | Uint8Array): Promise<Change> {
  const target = join(root, path);
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : Buffer.from(content);
  const before = await readFile(target).catch(missing(undefined));
  if (before?.equals(bytes)) return 'unchanged';
  await mkdir(dirname(target), { recursive: true });
  const beside = `${target}.${process.pid}.tmp`;
  try {
    const file = await open(beside, 'w');
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(beside, target);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
  return before === undefined ? 'new' : 'updated';
}

/** Removes a file; one that is not there is removed already. */
export function removeFile(root: string, path: string): Promise<void> {
  return rm(join(root, path), { force: true });
}

/** What a run that was ended in the middle of a write has left beside the files. Only while nothing else writes. */
export async function removeLeftovers(root: string): Promise<void> {
  for (const part of ['entries', 'bases', 'documents', 'earlier', 'versions', '.'])
    for (const name of await readdir(join(root, part)).catch(missing([])))
      if (/\.\d+\.tmp$/.test(name)) await rm(join(root, part, name), { force: true });
}

/** Trouble that the system had with a file or folder: full, read-only, gone, not allowed. */
export function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error && 'errno' in error;
}

/** A missing file or folder is an empty one; every other trouble is thrown. */
function missing<T>(instead: T): (error: NodeJS.ErrnoException) => T {
  return (error) => {
    if (error.code === 'ENOENT') return instead;
    throw error;
  };
}
