import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { z } from 'astro/zod';
import { root } from '../../scripts/root.ts';

const lockfile = z.object({
  packages: z.record(z.string(), z.object({ optionalDependencies: z.record(z.string(), z.string()).default({}) })),
});

/** `npm ci` refuses a lockfile that lacks an optional package, also one for another platform. */
test('the lockfile names every optional package of every platform', () => {
  const { packages } = lockfile.parse(JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')));
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies }]) =>
    Object.keys(optionalDependencies).filter((name) => !isReachable(packages, path, name)),
  );
  assert.deepEqual(missing, [], 'A registry did not serve these when the lockfile was written: write them in by hand.');
});

/** Node's look-up: in the package's own folder, then in each one above it. */
function isReachable(packages: Readonly<Record<string, unknown>>, from: string, name: string): boolean {
  const path = `${from === '' ? '' : `${from}/`}node_modules/${name}`;
  if (path in packages) return true;
  if (from === '') return false;
  const above = from.lastIndexOf('/node_modules/');
  return isReachable(packages, above === -1 ? '' : from.slice(0, above), name);
}
