import type { Dirent } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { compareText } from './message.ts';

/** The files among what was listed at absolute paths, by their paths in a folder above, with `/`, in an order that no file system decides. */
export function pathsBelow(folder: string, listed: readonly Dirent[]): readonly string[] {
  // `relative` or `join` for each of ten thousand files takes as long as listing them.
  const start = join(resolve(folder), sep).length;
  return listed
    .filter((name) => name.isFile())
    .map(({ parentPath, name }) => `${parentPath}${parentPath.endsWith(sep) ? '' : sep}${name}`.slice(start))
    .map((path) => (sep === '/' ? path : path.replaceAll(sep, '/')))
    .sort(compareText);
}
