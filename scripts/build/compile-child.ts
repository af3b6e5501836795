import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { root } from '../root.ts';
import type { Failure } from './compile-site.ts';

/** The process in which Astro compiles the pages: see `compileSite`. */
enableCompileCache(join(root, '.sourcebook', 'cache', 'node'));
const { compileHere } = await import('./compile-site.ts');

try {
  await compileHere(JSON.parse(process.argv[2] ?? ''));
} catch (error) {
  if (!(error instanceof Error)) throw error;
  const { message, code, errno, syscall, path }: NodeJS.ErrnoException = error;
  process.exitCode = 1;
  process.send?.({ message, code, errno, syscall, path } satisfies Failure);
}
process.disconnect();
