import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, relative, sep } from 'node:path';

/** An empty file that tells a site we built, which may be replaced, from a folder that is somebody's own. */
export const siteMarker = '.sourcebook-site';

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

/** Puts a finished folder in the place of `out` in one step, so that `out` is never half a site. */
export async function publishFolder(finished: string, out: string): Promise<void> {
  const parent = dirname(out);
  const incoming = join(parent, `.${basename(out)}.new-${process.pid}`);
  const outgoing = join(parent, `.${basename(out)}.old-${process.pid}`);
  await mkdir(parent, { recursive: true });
  await rename(finished, incoming).catch(async (error: unknown) => {
    if (!isCode(error, 'EXDEV')) throw error;
    await cp(finished, incoming, { recursive: true, preserveTimestamps: true });
    await rm(finished, { recursive: true });
  });
  if (existsSync(out)) await rename(out, outgoing);
  await rename(incoming, out);
  await rm(outgoing, { recursive: true, force: true });
}

function isInside(folder: string, parent: string): boolean {
  const path = relative(parent, folder);
  return path !== '' && path !== '..' && !path.startsWith(`..${sep}`) && !/^[a-z]:/i.test(path);
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
