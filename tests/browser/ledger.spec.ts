import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from '@playwright/test';

const cli = resolve(import.meta.dirname, '../../scripts/cli.ts');
const folder = mkdtempSync(join(tmpdir(), 'sourcebook-'));
const [content, out] = [join(folder, 'content'), join(folder, 'site')];
const port = 4471;
const site = `http://127.0.0.1:${port}`;
let server: ChildProcess | undefined;

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

test.beforeAll(async () => {
  test.setTimeout(120_000);
  mkdirSync(join(content, 'sources'), { recursive: true });
  mkdirSync(join(content, 'entries'));
  write('kite', stays, edited, 'This paragraph goes away later on, and nothing takes its place.');
  write('bow', 'A bow bends and sends an arrow.');
  run('convert');
  run('freeze', '--date', '2026-01-02');
  write('kite', stays, edited.replace('the first', 'their earliest'));
  run('convert');
  run('entry', 'rename', 'kite', '--to', 'flying-kite', '--reason', 'A plainer name.');
  run('entry', 'remove', 'bow', '--reason', 'It was off the subject.');
  run('build', '--out', out);
  server = spawn(process.execPath, [cli, 'serve', '--out', out, '--port', String(port)], { stdio: 'ignore' });
  await expect
    .poll(
      () =>
        fetch(site).then(
          ({ ok }) => ok,
          () => false,
        ),
      { timeout: 30_000 },
    )
    .toBe(true);
});
test.afterAll(() => {
  server?.kill();
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
  await page.goto(`${site}/entries/kite/v/1/`);
  const ids = await page.locator('main > p[id^="p-"]').evaluateAll((all) => all.map(({ id }) => id));
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
  await page.goto(`${site}/entries/kite/#${ids[1]}`);
  await expect(page.locator(`#${ids[1]}`)).toContainText('their earliest');
});
