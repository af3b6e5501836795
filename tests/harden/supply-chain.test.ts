import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { z } from 'astro/zod';
import { root } from '../../scripts/root.ts';

const names = z.record(z.string(), z.string()).default({});
const manifest = z.object({ dependencies: names, devDependencies: names });
const lockfile = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      license: z.string().optional(),
      resolved: z.string().optional(),
      integrity: z.string().optional(),
      hasInstallScript: z.boolean().default(false),
      optional: z.boolean().default(false),
    }),
  ),
});

const read = (file: string): string => readFileSync(join(root, file), 'utf8');
const { dependencies, devDependencies } = manifest.parse(JSON.parse(read('package.json')));
const direct = [...Object.keys(dependencies), ...Object.keys(devDependencies)];
const packages = Object.entries(lockfile.parse(JSON.parse(read('package-lock.json'))).packages).filter(
  ([path]) => path !== '',
);

/** Licences that allow what this project does with its dependencies: it runs them, and ships parts of some. */
const allowed = new Set(
  (
    'MIT MIT-0 ISC 0BSD BSD BSD-2-Clause BSD-3-Clause Apache-2.0 BlueOak-1.0.0 CC0-1.0 CC-BY-4.0 MPL-2.0 OFL-1.1 Python-2.0 ' +
    'LGPL-3.0-or-later Unlicense WTFPL Zlib'
  ).split(' '),
);

/** Packages whose licence stands in their LICENSE file alone. */
const inFile: Readonly<Record<string, string>> = { 'node_modules/i': 'MIT' };

function licenceOf(path: string, stated: string | undefined): string | undefined {
  if (stated !== undefined || inFile[path] !== undefined) return stated ?? inFile[path];
  const file = join(root, path, 'package.json');
  if (!existsSync(file)) return undefined;
  const own = z.object({ license: z.string().optional() }).safeParse(JSON.parse(readFileSync(file, 'utf8')));
  return own.data?.license;
}

test('the licence of every package is known, and allows its use', () => {
  const strange = packages.flatMap(([path, { license }]) => {
    const stated = licenceOf(path, license);
    const parts = (stated ?? 'none stated').replace(/[()]/g, '').split(/ AND | OR /);
    return parts.every((part) => allowed.has(part)) ? [] : [`${path}: ${stated}`];
  });
  assert.deepEqual(strange, []);
  assert.ok(packages.length > 200);
});

test('every package comes from the npm registry and carries its hash', () => {
  const loose = packages.filter(
    ([, { resolved, integrity }]) =>
      resolved !== undefined &&
      !(resolved.startsWith('https://registry.npmjs.org/') && /^sha512-/.test(integrity ?? '')),
  );
  assert.deepEqual(
    loose.map(([path]) => path),
    [],
  );
});

test('no package needs a script to install: set-up runs none', () => {
  const scripted = packages.filter(([, { hasInstallScript, optional }]) => hasInstallScript && !optional);
  // Both of its scripts only check what the optional package of the platform has brought.
  assert.deepEqual(
    scripted.map(([path]) => path).filter((path) => !path.endsWith('node_modules/esbuild')),
    [],
  );
  assert.match(read('scripts/setup.mjs'), /--ignore-scripts/);
});

test('each direct dependency has a line that says why it', () => {
  const words = new Set(
    read('DECISIONS.md')
      .split(/[^\w@/.-]+/)
      .map((word) => word.replace(/\.$/, '')),
  );
  const unsaid = direct.filter((name) => !words.has(name));
  assert.deepEqual(unsaid, []);
});
