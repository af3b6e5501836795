import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { findBrowser } from '../../scripts/browser.ts';

let folder: string;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sourcebook-browser-'));
  for (const [place, name, code] of [
    ['note', 'chromium', 1],
    ['works', 'google-chrome', 0],
    ['own', 'my browser', 0],
  ] as const) {
    await mkdir(join(folder, place));
    await writeFile(join(folder, place, name), `#!/bin/sh\nexit ${code}\n`, { mode: 0o755 });
  }
});

after(() => rm(folder, { recursive: true, force: true }));

const onPath = process.platform === 'linux' ? describe : describe.skip;

onPath('finding a browser', () => {
  it('passes over a program that has the name of a browser and does not start', () => {
    const path = [join(folder, 'note'), join(folder, 'works')].join(delimiter);
    assert.equal(findBrowser({ PATH: path }), join(folder, 'works', 'google-chrome'));
  });

  it('takes the one that it is told of first, and another where that is not there', () => {
    const own = join(folder, 'own', 'my browser');
    const path = join(folder, 'works');
    assert.equal(findBrowser({ PATH: path, PLAYWRIGHT_CHROMIUM_PATH: own }), own);
    const gone = join(folder, 'gone');
    assert.equal(findBrowser({ PATH: path, PLAYWRIGHT_CHROMIUM_PATH: gone }), join(path, 'google-chrome'));
  });
});
