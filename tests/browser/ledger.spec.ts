import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { test } from './fresh-window.ts';
import { type Served, serveFolder } from './serve-folder.ts';

const cli = resolve(import.meta.dirname, '../../scripts/cli.ts');
const folder = mkdtempSync(join(tmpdir(), 'sourcebook-'));
const [content, out] = [join(folder, 'content'), join(folder, 'site')];
let served: Served | undefined;
let site = '';

function run(...words: string[]): void {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...words, '--content', content], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`${words.join(' ')}: ${stdout}${stderr}`);
}

function write(id: string, ...paragraphs: string[]): void {
  const head = `---\nid: ${id}\ntitle: Thing ${id}\nkind: concept\nsummary: What ${id} is.\n---\n\n`;
  writeFileSync(join(content, 'entries', `${id}.mdx`), `${head}${paragraphs.join('\n\n')}\n`);
}

const stays = 'A kite is a tethered craft that flies because moving air presses against its sail.';
const edited = 'Makers in Weifang built the first frames of split bamboo and covered them with silk.';

const told = 'A reel holds the line of a kite and lets it out at the pace that the flyer chooses.';
const stretched = 'When it is wet a line stretches by a tenth of its length, and shrinks again as it dries.';
const ordered = ['first', 'second', 'third', 'fourth'].map(
  (n) => `What comes ${n} in the order is told in a ${n} paragraph.`,
);

/** Ids of the paragraphs of a frozen version, in order. */
async function fragmentsOf(page: Page, id: string): Promise<readonly string[]> {
  await page.goto(`${site}/entries/${id}/v/1/`);
  return page.locator('main .prose > p[id^="p-"]').evaluateAll((all) => all.map((one) => one.id));
}

test.beforeAll(async () => {
  test.setTimeout(300_000);
  mkdirSync(join(content, 'sources'), { recursive: true });
  mkdirSync(join(content, 'entries'));
  write('kite', stays, edited, 'This paragraph goes away later on, and nothing takes its place.');
  write('bow', 'A bow bends and sends an arrow.');
  write(
    'reel',
    told,
    'The oldest reels are of wood and were turned by hand.',
    '## History',
    'Nobody knows who made it.',
  );
  write('line', 'A line is spun of hemp.', stretched);
  write('order', ...ordered);
  run('convert');
  run('freeze', '--date', '2026-01-02');
  write('kite', stays, edited.replace('the first', 'their earliest'), '## History', told);
  write('spool', stretched);
  write('order', ...ordered.toReversed());
  run('convert');
  run('entry', 'merge', 'reel', '--into', 'kite', '--reason', 'They told the same.');
  run('entry', 'split', 'line', '--into', 'spool', 'kite', '--reason', 'It was two things.');
  run('entry', 'withdraw', 'order', '--reason', 'It was found to be wrong.', '--date', '2026-02-03');
  run('entry', 'rename', 'kite', '--to', 'flying-kite', '--reason', 'A plainer name.');
  run('entry', 'remove', 'bow', '--reason', 'It was off the subject.');
  run('build', '--out', out);
  served = await serveFolder();
  served.show(out);
  site = served.address;
});
test.afterAll(() => {
  served?.close();
  rmSync(folder, { recursive: true, force: true });
});

for (const javaScriptEnabled of [true, false]) {
  test(`a former address leads on, JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, async ({ browser }) => {
    const context = await browser.newContext({ javaScriptEnabled });
    const page = await context.newPage();
    await page.goto(`${site}/entries/kite/#p-abc`);
    await expect(page).toHaveURL(javaScriptEnabled ? `${site}/entries/flying-kite/#p-abc` : /\/entries\/flying-kite\//);
    await expect(page.locator('h1')).toHaveText('Thing kite');
    await page.goto(`${site}/entries/bow/`);
    await expect(page.locator('main')).toContainText('It was off the subject.');
    await context.close();
  });
}

test('a version stands as it was and says what became of each passage; a passage that is gone has its notice', async ({
  page,
}) => {
  const ids = await fragmentsOf(page, 'kite');
  const says = page.locator('#what-became');
  for (const [at, words] of [
    [0, 'word for word'],
    [1, 'their earliest'],
    [2, 'no longer stands'],
  ] as const) {
    await page.goto(`${site}/entries/kite/v/1/#${ids[at]}`);
    await expect(says).toContainText(words);
  }
  await page.goto(`${site}/entries/kite/#${ids[2]}`);
  await expect(page.locator(`#${ids[2]}`)).toBeVisible();
  await expect(page.locator(`#${ids[2]}`)).toContainText('removed');
  // The notice leads to the last version that had the passage, and to the passage in it.
  await page.locator(`#${ids[2]} a`).click();
  await expect(page).toHaveURL(`${site}/entries/kite/v/1/#${ids[2]}`);
  await page.goto(`${site}/entries/kite/#${ids[1]}`);
  await expect(page.locator(`#${ids[1]}`)).toContainText('their earliest');
});

test('a passage of an entry that was merged or split is found where it is told now, or else in its last version', async ({
  page,
}) => {
  const [moved, gone] = await fragmentsOf(page, 'reel');
  await page.goto(`${site}/entries/reel/#${moved}`);
  await expect(page).toHaveURL(/\/entries\/flying-kite\/#p-/);
  await expect(page.locator(':target')).toContainText(told);
  await page.goto(`${site}/entries/reel/#${gone}`);
  await expect(page).toHaveURL(`${site}/entries/reel/v/1/#${gone}`);
  await expect(page.locator('#what-became')).toContainText('They told the same.');
  await expect(page.locator('#what-became')).toContainText('no longer stands');
  // Both have a heading of this name: it is not the same passage.
  await page.goto(`${site}/entries/reel/#history`);
  await expect(page).toHaveURL(`${site}/entries/reel/v/1/#history`);
  const [, second] = await fragmentsOf(page, 'line');
  await page.goto(`${site}/entries/line/#${second}`);
  await expect(page).toHaveURL(/\/entries\/spool\/#p-/);
  await expect(page.locator(':target')).toContainText(stretched);
});

test('a version of an entry that was withdrawn says so, and which passages have moved', async ({ page }) => {
  test.slow();
  const ids = await fragmentsOf(page, 'order');
  const says = page.locator('#what-became');
  await expect(says).toContainText('It was found to be wrong.');
  const words = [];
  for (const id of ids) {
    await page.goto(`${site}/entries/order/v/1/#${id}`);
    await page.reload();
    await expect(says).toContainText('word for word');
    words.push(await says.textContent());
  }
  assert.equal(words.filter((text) => text?.includes('another place')).length, 3);
});
