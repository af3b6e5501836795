import { join } from 'node:path';
import { root } from '../../../scripts/root.ts';

/** Our command with these words, as `npm run` starts it: see `handOver` in `setup.mjs`. */
export function ownCommand(...words: readonly string[]): readonly string[] {
  const kept = `NODE_COMPILE_CACHE=${join(root, '.sourcebook/cache/node')}`;
  return ['env', kept, process.execPath, '--max-semi-space-size=16', join(root, 'scripts/cli.ts'), ...words];
}
