import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { loadAgain } from '../../scripts/build/build-site.ts';
import { type Making, makeParts } from '../../scripts/build/make-parts.ts';
import { partKeys } from '../../scripts/build/part-digests.ts';
import { startSite } from '../../scripts/build/publish-folder.ts';
import { siteParts } from '../../scripts/build/site-parts.ts';
import { listFiles } from '../../scripts/files.ts';
import { root } from '../../scripts/root.ts';
import { handedOver } from '../../src/data/handed-over.ts';

test('pages that threads have made are the same, byte for byte, and depend on the same', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sourcebook-threads-'));
  const out = join(folder, 'site');
  try {
    const { site, compiled, cache } = await loadAgain({ content: join(root, 'content'), out, base: '/kb/' });
    const { settings, counts, place } = site;
    const parts = (await siteParts(handedOver(), { compiled, cache })).filter(({ apart }) => apart !== undefined);
    assert.ok(parts.length >= 40);
    const make = async (name: string, apart?: Making['apart']) => {
      const changes = startSite(join(folder, name));
      const { made, rendered } = await makeParts(parts, {
        out,
        keyed: partKeys(site, []),
        known: new Map(),
        changes,
        apart,
      });
      changes.publish([]);
      const files = await listFiles(join(folder, name), '.');
      return { made, rendered, files: files.map((path) => [path, readFileSync(join(folder, name, path), 'utf8')]) };
    };
    const here = await make('here');
    const there = await make('there', { compiled, site: { settings, counts, place }, fewest: 0 });
    assert.deepEqual(there, here);
    // Where a thread knows too little, what it cannot make is made here.
    const little = { counts, place } as never;
    assert.deepEqual(await make('neither', { compiled, site: little, fewest: 0 }), here);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
