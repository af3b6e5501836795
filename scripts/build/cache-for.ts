import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../root.ts';

/** The cache folder of one content folder: nothing of one content leaks into another's site. It may be deleted at any time. */
export function cacheFor(content: string): string {
  const name = createHash('sha256').update(content).digest('hex').slice(0, 16);
  return join(root, '.sourcebook', 'cache', name);
}

const MARK = 'code';

/** The code that has made the cache of a content folder; empty where there is none. */
export function codeOfCache(content: string): string {
  const mark = join(cacheFor(content), MARK);
  return existsSync(mark) ? readFileSync(mark, 'utf8') : '';
}

/** A folder of the cache for what code of one state has made of a content folder; what other code made is removed. */
export function cacheOf(content: string, code: string): string {
  const folder = cacheFor(content);
  if (codeOfCache(content) !== code) {
    for (const name of ['entries', 'index']) rmSync(join(folder, name), { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, MARK), code);
  }
  return folder;
}
