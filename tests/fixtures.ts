import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, 'fixtures');

export type Fixture = { readonly name: string; readonly folder: string };

/** The cases of one area: `fixtures/<stage>/<area>--<case>/`. */
export function fixturesOf(stage: string, area: string): readonly Fixture[] {
  return readdirSync(join(root, stage))
    .filter((name) => name.startsWith(`${area}--`))
    .sort()
    .map((name) => ({ name, folder: join(root, stage, name) }));
}

/** Compares with the golden file beside the input; `UPDATE_GOLDENS=1` rewrites it, to be read in the diff. */
export function assertGolden({ folder }: Fixture, file: string, actual: string): void {
  const path = join(folder, file);
  if (process.env['UPDATE_GOLDENS'] === '1') writeFileSync(path, actual);
  assert.ok(existsSync(path), `${path} is missing: run the test with UPDATE_GOLDENS=1 and read what it wrote`);
  assert.equal(actual, readFileSync(path, 'utf8'));
}
