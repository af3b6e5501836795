import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { watchPages } from '../soak/watch-pages.ts';
import { testWatched } from '../soak/watched.ts';
import { test } from './fresh-window.ts';
import { serveFolder } from './serve-folder.ts';

const policy = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'">`;

test('what a page does that no document may is told, with its policy and without', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sourcebook-'));
  const served = await serveFolder();
  const pages = {
    'script.html': "<script>process.getBuiltinModule('fs').writeFileSync('x')</script>",
    'alert.html': '<img src="x:" onerror="alert(1)">',
    'link.html': '<a href="java&#10;script:alert(1)">x</a>',
    'away.html': '<img src="https://example.org/a.png">',
  };
  for (const [name, html] of Object.entries(pages))
    writeFileSync(join(folder, name), `${policy}<title>x</title>${html}`);
  try {
    served.show(folder);
    const { problems } = await watchPages(`${served.address}/`, Object.keys(pages));
    for (const name of Object.keys(pages)) expect(problems.join('\n')).toContain(name);
    expect(problems.join('\n')).toContain('script.html (without policy): code of a document ran');
    expect(problems.join('\n')).toContain('script.html: the policy forbade script-src-elem inline');
    expect(problems.join('\n')).toContain('alert.html (without policy): a dialog: 1');
    expect(problems.join('\n')).toContain('asks for https://example.org/a.png');
  } finally {
    served.close();
    rmSync(folder, { recursive: true });
  }
});

test('hostile documents of every format: no page of theirs runs, asks or leads anywhere', async () => {
  test.setTimeout(300_000);
  const { pages, problems } = await testWatched({ count: 3, seed: 20261126 });
  expect(problems).toEqual([]);
  expect(pages).toBeGreaterThan(25);
});
