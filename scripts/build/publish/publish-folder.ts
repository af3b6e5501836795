import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { basename, dirname, join, relative, sep } from 'node:path';
import { type SiteChanges, siteMarker, writePieces } from './publish-changes.ts';

/** Why a site must not be written to `out`, or undefined where it may. `kept` are folders that must survive. */
export async function whyNotTo(out: string, kept: readonly string[]): Promise<string | undefined> {
  const lost = kept.find((folder) => folder === out || isInside(folder, out));
  if (lost !== undefined) return `--out ${out} would overwrite ${lost}: choose another folder.`;
  if (!existsSync(out)) return undefined;
  const names = await readdir(out).catch(() => undefined);
  if (names === undefined) return `--out ${out} is a file: choose a folder.`;
  if (names.length === 0 || names.includes(siteMarker)) return undefined;
  return `--out ${out} holds files that Sourcebook did not write: choose an empty or new folder.`;
}

/** A site that is not there yet: it is written beside its place and put there in one step. */
export function startSite(out: string): SiteChanges {
  const incoming = join(dirname(out), `.${basename(out)}.new-${process.pid}`);
  for (const left of leftovers(out)) rmSync(left, { recursive: true, force: true });
  const folders = new Set<string>();
  return {
    put(path, bytes) {
      const folder = join(incoming, dirname(path));
      if (!folders.has(folder)) mkdirSync(folder, { recursive: true });
      folders.add(folder);
      writePieces(join(incoming, path), bytes);
    },
    publish() {
      renameSync(incoming, out);
    },
  };
}

/** What builds have left that were killed before they came to their end. */
function leftovers(out: string): string[] {
  const mark = `.${basename(out)}.new-`;
  const names = existsSync(dirname(out)) ? readdirSync(dirname(out)) : [];
  return names
    .filter((name) => name.startsWith(mark) && !isRunning(Number(name.slice(mark.length))))
    .map((name) => join(dirname(out), name));
}

function isRunning(pid: number): boolean {
  try {
    return pid !== process.pid && process.kill(pid, 0);
  } catch {
    return false;
  }
}

function isInside(folder: string, parent: string): boolean {
  const path = relative(parent, folder);
  return path !== '' && path !== '..' && !path.startsWith(`..${sep}`) && !/^[a-z]:/i.test(path);
}
