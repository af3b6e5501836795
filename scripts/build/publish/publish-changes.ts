import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'astro/zod';

/** An empty file that tells a site we built, which may be changed, from a folder that is somebody's own. */
export const siteMarker = '.sourcebook-site';

/** Below the output folder, so that renaming never crosses a file system; gone when the change is made. */
const CHANGES = '.sourcebook-changes';
/** Of an empty file. */
export const noBytes = new Uint8Array();
/** Bytes of a file that are compared at a time. */
const CHUNK = 1 << 16;
const journalSchema = z.object({ put: z.array(z.string()), take: z.array(z.string()) });

/** What a file is to hold, whole or in pieces, which may be asked for twice: there need not be room for all at once. */
export type Bytes = Uint8Array | Iterable<Uint8Array>;

/**
 * Changes to a built site that is already there. They are gathered beside it, committed by one rename of a journal, and
 * then made by renames: a run that is killed before the journal stands has changed nothing, one that is killed after it
 * is finished by the next (see `finishChanges`).
 */
export type SiteChanges = {
  /** Gathers a file; one that has the same bytes already stays as it is, with its time of change. */
  readonly put: (path: string, bytes: Bytes) => void;
  /** Makes the changes, and takes these files away. */
  readonly publish: (take: readonly string[]) => void;
};

export function startChanges(out: string): SiteChanges {
  finishChanges(out);
  // First of all, so that a folder in which a run was killed is still known as ours.
  writeBelow(out, siteMarker, noBytes);
  const staged: string[] = [];
  return {
    put(path, bytes) {
      if (holds(join(out, path), bytes)) return;
      writeBelow(join(out, CHANGES), path, bytes);
      staged.push(path);
    },
    publish(take) {
      if (staged.length === 0 && take.every((path) => !existsSync(join(out, path)))) return;
      const text = JSON.stringify({ put: staged, take });
      mkdirSync(join(out, CHANGES), { recursive: true });
      const draft = join(out, CHANGES, '.draft');
      const file = openSync(draft, 'w');
      writeFileSync(file, text);
      fsyncSync(file);
      closeSync(file);
      renameSync(draft, join(out, CHANGES, '.journal'));
      finishChanges(out);
    },
  };
}

/** Whether a run was killed while it gathered or made changes. */
export function isChanging(out: string): boolean {
  return existsSync(join(out, CHANGES));
}

/** Completes the changes of a run that was killed while it made them, and forgets those of one that had not begun to. */
export function finishChanges(out: string): void {
  const changes = join(out, CHANGES);
  const text = bytesOf(join(changes, '.journal'))?.toString();
  if (text !== undefined) {
    const { put, take } = journalSchema.parse(JSON.parse(text));
    for (const path of take) removeWithFolders(out, path);
    for (const path of put) moveIfThere(join(changes, path), join(out, path));
  }
  rmSync(changes, { recursive: true, force: true });
}

/** Writes a file, and the folders above it where they are missing. */
export function writeBelow(folder: string, path: string, bytes: Bytes): void {
  const file = join(folder, path);
  try {
    writePieces(file, bytes);
  } catch (error) {
    if (!isMissing(error)) throw error;
    mkdirSync(dirname(file), { recursive: true });
    writePieces(file, bytes);
  }
}

export function writePieces(path: string, bytes: Bytes): void {
  const file = openSync(path, 'w');
  try {
    for (const piece of piecesOf(bytes)) writeFileSync(file, piece);
  } finally {
    closeSync(file);
  }
}

function piecesOf(bytes: Bytes): Iterable<Uint8Array> {
  return bytes instanceof Uint8Array ? [bytes] : bytes;
}

function moveIfThere(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  try {
    renameSync(from, to);
  } catch (error) {
    // The run that was killed had come this far.
    if (!isMissing(error)) throw error;
  }
}

function removeWithFolders(out: string, path: string): void {
  rmSync(join(out, path), { force: true });
  for (let folder = dirname(path); folder !== '.'; folder = dirname(folder)) {
    try {
      rmdirSync(join(out, folder));
    } catch {
      return;
    }
  }
}

/** Whether a file holds these bytes; read as far as they are the same. */
function holds(path: string, bytes: Bytes): boolean {
  const size = statSync(path, { throwIfNoEntry: false })?.size;
  if (size === undefined || (bytes instanceof Uint8Array && bytes.length !== size)) return false;
  const file = openSync(path, 'r');
  try {
    const chunk = Buffer.alloc(CHUNK);
    let length = 0;
    for (const piece of piecesOf(bytes)) {
      for (let at = 0; at < piece.length; at += CHUNK) {
        const part = piece.subarray(at, at + CHUNK);
        const read = readSync(file, chunk, 0, part.length, null);
        if (!chunk.subarray(0, read).equals(part)) return false;
      }
      length += piece.length;
    }
    return length === size;
  } finally {
    closeSync(file);
  }
}

function bytesOf(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
