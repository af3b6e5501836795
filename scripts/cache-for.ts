import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { root } from './root.ts';

/** The cache folder of one content folder: nothing of one content leaks into another's site. It may be deleted at any time. */
export function cacheFor(content: string): string {
  const name = createHash('sha256').update(content).digest('hex').slice(0, 16);
  return join(root, '.sourcebook', 'cache', name);
}
