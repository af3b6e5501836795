import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../root.ts';

/** The cache folder of one content folder: nothing of one content leaks into another's site. It may be deleted at any time. */
export function cacheFor(content: string): string {
  const name = createHash('sha256').update(content).digest('hex').slice(0, 16);
  return join(root, '.sourcebook', 'cache', name);
}

/** A folder of the cache for what code of one state has made of a content folder; what other code made is removed. */
export function cacheOf(content: string, code: string): string {
  const folder = cacheFor(content);
  const mark = join(folder, 'code');
  const before = existsSync(mark) ? readFileSync(mark, 'utf8') : '';
  if (before !== code) {
    for (const name of ['entries', 'index']) rmSync(join(folder, name), { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    writeFileSync(mark, code);
  }
  return folder;
}
