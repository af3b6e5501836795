import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { test } from 'node:test';
import { compileSite } from '../../scripts/build/compile-site.ts';

test('pages that are compiled anew, in another environment, are known to be the same', async (t) => {
  const what = { code: 'of a test', base: '/compiled-anew/', origin: undefined, open: false };
  const first = await compileSite(what);
  const folder = dirname(first.server);
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  rmSync(folder, { recursive: true });
  // Astro writes variables of the environment into what it compiles.
  process.env['T'] = 'of a test';
  const { digest, pages } = await compileSite(what);
  assert.deepEqual({ digest, pages }, { digest: first.digest, pages: first.pages });
});
