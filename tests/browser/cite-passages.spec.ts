import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Browser, type BrowserContext, expect, type Page, test } from '@playwright/test';

/**
 * A reader selects words and copies a link; later the entry has changed, and somebody else opens the link. The links are
 * made on the first build and opened on the second, in a browser that knows nothing.
 */
const cli = resolve(import.meta.dirname, '../../scripts/cli.ts');
const folder = mkdtempSync(join(tmpdir(), 'sourcebook-'));
const [content, out] = [join(folder, 'content'), join(folder, 'site')];
const port = 4473;
const site = `http://127.0.0.1:${port}`;
const entry = `${site}/entries/kite/`;
let server: ChildProcess | undefined;

function run(...words: string[]): void {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...words, '--content', content], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`${words.join(' ')}: ${stdout}${stderr}`);
}

function write(...paragraphs: string[]): void {
  const head = '---\nid: kite\ntitle: Kite\nkind: concept\nsummary: What flies.\nsources:\n  - weifang\n---\n\n';
  writeFileSync(join(content, 'entries', 'kite.mdx'), `${head}${paragraphs.join('\n\n')}\n`);
}

const stays =
  'A kite is a *tethered* craft that flies because moving “air” presses against its ﬁne sail; Kites & 凧 – all of them.';
const changes =
  'Makers in Weifang built the first frames of split bamboo and covered them with the lightest silk they had.';
const around =
  'The line is the pilot of every kite: it gives the pull without which no sail finds its angle in the wind.';
const moves = 'A tail adds drag behind the sail, which turns a kite that swings back into the wind it came from.';
const goes = 'Kites carried cameras before aeroplanes did, and the pictures they took of cities still hang in museums.';
const twice = 'The first kite rose. Someone shouted. The first kite fell. Someone shouted.';
const last = 'This closes the entry, and nothing in it is ever changed by anyone who works on the text.';
const cited = {
  stays: 'flies because moving “air” presses',
  around: 'the pilot of every kite',
  moves: 'turns a kite that swings back',
};

async function serve(): Promise<void> {
  server?.kill();
  await expect.poll(() => answers(), { timeout: 30_000 }).toBe(false);
  server = spawn(process.execPath, [cli, 'serve', '--out', out, '--port', String(port)], { stdio: 'ignore' });
  await expect.poll(() => answers(), { timeout: 30_000 }).toBe(true);
}

function answers(): Promise<boolean> {
  return fetch(site).then(
    ({ ok }) => ok,
    () => false,
  );
}

async function reader(browser: Browser): Promise<BrowserContext> {
  return browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
}

/** Selects from the start of one text to the end of another, as dragging does. */
async function select(page: Page, from: string, to = from): Promise<void> {
  await page.evaluate(
    async ([first, second]) => {
      const heard = new Promise((done) => document.addEventListener('selectionchange', done, { once: true }));
      const place = (words: string) => {
        const walker = document.createTreeWalker(document.querySelector('main') ?? document, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          const at = node.textContent?.indexOf(words) ?? -1;
          if (at >= 0) return { node, at };
        }
        throw new Error(`${words} is not on the page`);
      };
      const [start, end] = [place(first), place(second)];
      const range = document.createRange();
      range.setStart(start.node, start.at);
      range.setEnd(end.node, end.at + second.length);
      getSelection()?.removeAllRanges();
      getSelection()?.addRange(range);
      await heard;
    },
    [from, to] as const,
  );
}

async function press(page: Page, name: RegExp): Promise<string> {
  await page.locator('.cite-menu').getByRole('button', { name }).click();
  await expect(page.locator('.cite-menu [role=status]')).not.toBeEmpty();
  return page.evaluate(() => navigator.clipboard.readText());
}

const marked = (page: Page) =>
  page.locator('mark.cited-words').evaluateAll((marks) => marks.map(({ textContent }) => textContent).join(''));

const links = new Map<string, string>();
let quotation = '';
let kept = '';

test.beforeAll(async ({ browser }) => {
  test.setTimeout(600_000);
  mkdirSync(join(content, 'sources'), { recursive: true });
  mkdirSync(join(content, 'entries'));
  writeFileSync(
    join(content, 'sources', 'weifang.md'),
    '---\ntitle: Kites of Weifang\nauthor: Li Wei\ndate: 2019-04-02\nurl: https://example.org/kites\n---\n\n# Frames\n\nThe frame comes before the silk, as the masters say.\n',
  );
  write(stays, changes, around, moves, goes, twice, last);
  run('convert');
  run('freeze', '--date', '2026-01-02');
  run('build', '--out', out, '--site', 'https://kites.example');
  await serve();
  const context = await reader(browser);
  const page = await context.newPage();
  await page.goto(entry);
  const copy = async (name: string, from: string, to = from) => {
    await select(page, from, to);
    links.set(name, await press(page, /link/i));
  };
  await copy('stays', 'flies because', 'presses');
  quotation = await press(page, /quotation/i);
  await copy('changes', 'the first frames of split bamboo');
  await copy('around', cited.around);
  await copy('moves', cited.moves);
  await copy('goes', 'carried cameras before aeroplanes did');
  await copy('several', 'in the wind.', 'A tail adds drag');
  await copy('long', 'Kites carried cameras', 'anyone who works on the text.');
  await select(page, 'Someone shouted. The first kite', 'fell. Someone shouted.');
  await page.goto(`${entry}v/1/`);
  await select(page, cited.moves);
  kept = await press(page, /link/i);
  await context.close();

  write(
    moves,
    stays,
    changes.replace('split bamboo', 'peeled bamboo'),
    around.replace('no sail finds its angle in the wind', 'no sail ever finds its angle in a wind'),
    `${twice} They took pictures: kites carried cameras before aeroplanes did.`,
    last,
  );
  run('convert');
  run('freeze', '--date', '2026-02-03');
  run('build', '--out', out, '--site', 'https://kites.example');
  await serve();
});
test.afterAll(() => {
  server?.kill();
  rmSync(folder, { recursive: true, force: true });
});

const later = async (browser: Browser, name: string): Promise<Page> => {
  const page = await (await browser.newContext()).newPage();
  await page.goto(links.get(name) ?? '');
  await expect(page.locator('.cited-notice p').first()).not.toBeEmpty();
  return page;
};

test('a link to words says version, paragraph, and a quotation selector, and leads to the paragraph without JavaScript', async ({
  browser,
}) => {
  const link = new URL(links.get('stays') ?? '');
  expect(link.pathname).toBe('/entries/kite/');
  expect(Object.fromEntries(link.searchParams)).toEqual({
    version: '1',
    prefix: 'A kite is a tethered craft that ',
    exact: cited.stays,
    suffix: ' against its fine sail; Kites & ',
  });
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await page.goto(link.href);
  await expect(page.locator(link.hash)).toContainText('tethered');
  await expect(page.locator(':target')).toHaveAttribute('id', link.hash.slice(1));
  await page.context().close();
});

test('a quotation is copied with its place, and the reference of the version that holds it', () => {
  const [quoted = '', reference = ''] = quotation.split('\n\n');
  expect(quoted).toBe(`“${cited.stays}” (“Kite,” 2026, para. 1)`);
  expect(reference).toContain('Kite. (2026).');
  expect(reference).toMatch(/http:\/\/127\.0\.0\.1:\d+\/entries\/kite\/v\/1\/#p-/);
});

test('(a) untouched: exactly these words are marked, and said to stand as they were', async ({ browser }) => {
  const page = await later(browser, 'stays');
  expect(await marked(page)).toBe(cited.stays);
  await expect(page.locator('.cited-notice')).toContainText('stand here as they were cited.');
  await expect(page.locator('mark.cited-words').first()).toBeInViewport();
  await page.context().close();
});

test('(b) edited: changed words are not marked but shown as they were, with the way to their version', async ({
  browser,
}) => {
  const page = await later(browser, 'changes');
  await expect(page.locator('.cited-notice')).toContainText('In version 1 they read:');
  await expect(page.locator('.cited-notice blockquote')).toHaveText('the first frames of split bamboo');
  await expect(page.locator('mark.cited-words')).toHaveCount(0);
  await page.locator('.cited-notice a').click();
  await expect(page).toHaveURL(/\/entries\/kite\/v\/1\/\?.*exact=/);
  await expect(page.locator('mark.cited-words')).toHaveText('the first frames of split bamboo');
  await page.context().close();
});

test('(b) edited elsewhere in the paragraph: the words are marked, and the edit is said', async ({ browser }) => {
  const page = await later(browser, 'around');
  expect(await marked(page)).toBe(cited.around);
  await expect(page.locator('.cited-notice')).toContainText('was edited after version 1');
  await page.context().close();
});

test('(c) moved: the words are marked where they stand now', async ({ browser }) => {
  const page = await later(browser, 'moves');
  expect(await marked(page)).toBe(cited.moves);
  await expect(page.locator('.prose p[id]').first().locator('mark')).toHaveText(cited.moves);
  await page.context().close();
});

test('(d) removed: nothing is marked, though the same words stand elsewhere, and the version is shown', async ({
  browser,
}) => {
  const page = await later(browser, 'goes');
  await expect(page.locator('.prose')).toContainText('kites carried cameras before aeroplanes did');
  await expect(page.locator('mark.cited-words')).toHaveCount(0);
  await expect(page.locator('.cited-notice')).toContainText('no longer stands in this entry');
  await expect(page.locator('.cited-notice blockquote')).toHaveText('carried cameras before aeroplanes did');
  await page.context().close();
});

test('words over several paragraphs, one of them edited, are shown as they were; on their version all are marked', async ({
  browser,
}) => {
  const page = await later(browser, 'several');
  await expect(page.locator('mark.cited-words')).toHaveCount(0);
  await expect(page.locator('.cited-notice blockquote')).toHaveText(['in the wind.', 'A tail adds drag']);
  await page.locator('.cited-notice a').click();
  await expect(page.locator('mark.cited-words')).toHaveText(['in the wind.', 'A tail adds drag']);
  await page.goto(kept);
  await expect(page.locator('mark.cited-words')).toHaveText(cited.moves);
  await page.context().close();
});

test('words that no version ever had are not shown: nobody puts words into an entry’s mouth', async ({ page }) => {
  const link = new URL(links.get('changes') ?? '');
  link.searchParams.set('exact', 'kites are <b>dangerous</b>');
  await page.goto(link.href);
  await expect(page.locator('.cited-notice')).toContainText('neither here nor in a kept version');
  await expect(page.locator('.cited-notice')).not.toContainText('dangerous');
});

test('by keyboard: ¶ opens the menu, the style is remembered, Escape gives the focus back', async ({ browser }) => {
  const context = await reader(browser);
  const page = await context.newPage();
  await page.goto(entry);
  const link = page.locator('.prose p .fragment-link').nth(1);
  await link.focus();
  await page.keyboard.press('Enter');
  const menu = page.locator('.cite-menu');
  await expect(menu.getByRole('button', { name: 'Copy citation' })).toBeFocused();
  await menu.getByRole('combobox').selectOption('bibtex');
  const bibtex = await press(page, /citation/i);
  expect(bibtex).toMatch(
    /^@incollection\{kite,\n {2}url = \{http.*\/entries\/kite\/v\/2\/#p-\w+\},\n {2}note = \{para\. 2\}/,
  );
  expect(await press(page, /link/i)).toMatch(/\/entries\/kite\/#p-\w+$/);
  await page.keyboard.press('Escape');
  await expect(menu).toBeHidden();
  await expect(link).toBeFocused();
  await page.reload();
  await expect(page.locator('cite-box > details[open]')).toHaveAttribute('data-style', 'bibtex');
  await context.close();
});

test('by keyboard: the menu of a selection is announced, and Tab leads into it', async ({ page }) => {
  await page.goto(entry);
  await select(page, 'presses against its');
  await expect(page.locator('.cite-menu')).toBeVisible();
  await expect(page.locator('cite-box > [role=status]')).toContainText('menu');
  await page.keyboard.press('Tab');
  await expect(page.locator('.cite-menu button').first()).toBeFocused();
});

test('where storage is forbidden the menu works all the same', async ({ browser }) => {
  const context = await reader(browser);
  const page = await context.newPage();
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get: () => {
        throw new DOMException('forbidden', 'SecurityError');
      },
    });
  });
  await page.goto(entry);
  await select(page, 'presses against its');
  expect(await press(page, /quotation/i)).toContain('“presses against its” (“Kite,” 2026, para. 2)');
  await context.close();
});

test('the box of a page cites the last version and says so; a version cites itself', async ({ page }) => {
  await page.goto(entry);
  await expect(page.locator('.cite-note')).toContainText('version 2 of 3 February 2026');
  await expect(page.locator('cite-box [data-style=apa] .cite-text').first()).toContainText('/entries/kite/v/2/');
  await page.goto(`${entry}v/1/`);
  await expect(page.locator('cite-box [data-style=apa] .cite-text')).toContainText(
    'https://kites.example/entries/kite/v/1/',
  );
  await expect(page.locator('cite-box button:visible')).toHaveCount(1);
});
