import { spawnSync } from 'node:child_process';
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Browser, expect, type Page } from '@playwright/test';
import { checkJsonLd } from '../cite/check-json-ld.ts';
import { checkLinkset } from '../cite/check-linkset.ts';
import { parseLinkFormat } from '../cite/parse-link-format.ts';
import { test } from './fresh-window.ts';
import { type Served, serveFolder } from './serve-folder.ts';

/**
 * A reader selects words and copies a link; later the entry has changed, and somebody else opens the link. The links are
 * made on the first build and opened on the second, in a browser that knows nothing.
 */
const cli = resolve(import.meta.dirname, '../../scripts/cli.ts');
const folder = mkdtempSync(join(tmpdir(), 'sourcebook-'));
const [content, out] = [join(folder, 'content'), join(folder, 'site')];
let served: Served | undefined;
let entry = '';

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

async function reader(browser: Browser): Promise<Page> {
  return (await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] })).newPage();
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
/** Of one who has not seen the site before its second build. */
let page: Page;

function build(date: string, ...paragraphs: string[]): void {
  write(...paragraphs);
  run('freeze', '--date', date);
  run('build', '--out', out, '--site', 'https://kites.example');
  served?.show(out);
}

/** Makes the links and the quotation on the first build. */
async function cite(maker: Page): Promise<void> {
  await maker.goto(entry);
  const copy = async (name: string, from: string, to = from) => {
    await select(maker, from, to);
    links.set(name, await press(maker, /link/i));
  };
  await copy('stays', 'flies because', 'presses');
  quotation = await press(maker, /quotation/i);
  await copy('changes', 'the first frames of split bamboo');
  await copy('around', cited.around);
  await copy('moves', cited.moves);
  await copy('goes', 'carried cameras before aeroplanes did');
  await copy('several', 'in the wind.', 'A tail adds drag');
  await copy('long', 'Kites carried cameras', 'anyone who works on the text.');
  await maker.goto(`${entry}v/1/`);
  await select(maker, cited.moves);
  kept = await press(maker, /link/i);
  await maker.context().close();
}

test.beforeAll(async ({ browser }) => {
  test.setTimeout(300_000);
  served = await serveFolder();
  entry = `${served.address}/entries/kite/`;
  mkdirSync(join(content, 'sources'), { recursive: true });
  mkdirSync(join(content, 'entries'));
  writeFileSync(
    join(content, 'sources', 'weifang.md'),
    '---\ntitle: Kites of Weifang\nauthor: Li Wei\ndate: 2019-04-02\nurl: https://example.org/kites\n---\n\n# Frames\n\nThe frame comes before the silk, as the masters say.\n',
  );
  const paragraphs = [stays, changes, around, moves, goes, twice, last];
  write(...paragraphs);
  run('convert');
  build('2026-01-02', ...paragraphs);
  await cite(await reader(browser));
  build(
    '2026-02-03',
    moves,
    stays,
    changes.replace('split bamboo', 'peeled bamboo'),
    around.replace('no sail finds its angle in the wind', 'no sail ever finds its angle in a wind'),
    `${twice} They took pictures: kites carried cameras before aeroplanes did.`,
    last,
  );
  page = await reader(browser);
});
test.afterAll(async () => {
  await page?.context().close();
  served?.close();
  rmSync(folder, { recursive: true, force: true });
});

async function open(name: string): Promise<void> {
  await page.goto(links.get(name) ?? '');
  await expect(page.locator('.cited-notice p').first()).not.toBeEmpty();
}

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
  const bare = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await bare.goto(link.href);
  await expect(bare.locator(link.hash)).toContainText('tethered');
  await expect(bare.locator(':target')).toHaveAttribute('id', link.hash.slice(1));
  await bare.context().close();
});

test('a quotation is copied with its place, and the reference of the version that holds it', () => {
  const [quoted = '', reference = ''] = quotation.split('\n\n');
  expect(quoted).toBe(`“${cited.stays}” (“Kite,” 2026, para. 1)`);
  expect(reference).toContain('Kite. (2026).');
  expect(reference).toMatch(/http:\/\/127\.0\.0\.1:\d+\/entries\/kite\/v\/1\/#p-/);
});

test('(a) untouched: exactly these words are marked, and said to stand as they were', async () => {
  await open('stays');
  expect(await marked(page)).toBe(cited.stays);
  await expect(page.locator('.cited-notice')).toContainText('stand here as they were cited.');
  await expect(page.locator('mark.cited-words').first()).toBeInViewport();
});

test('(b) edited: changed words are not marked but shown as they were, with the way to their version', async () => {
  await open('changes');
  await expect(page.locator('.cited-notice')).toContainText('In version 1 they read:');
  await expect(page.locator('.cited-notice blockquote')).toHaveText('the first frames of split bamboo');
  await expect(page.locator('mark.cited-words')).toHaveCount(0);
  await page.locator('.cited-notice a').click();
  await expect(page).toHaveURL(/\/entries\/kite\/v\/1\/\?.*exact=/);
  await expect(page.locator('mark.cited-words')).toHaveText('the first frames of split bamboo');
});

test('(b) edited elsewhere in the paragraph: the words are marked, and the edit is said', async () => {
  await open('around');
  expect(await marked(page)).toBe(cited.around);
  await expect(page.locator('.cited-notice')).toContainText('was edited after version 1');
});

test('(c) moved: the words are marked where they stand now', async () => {
  await open('moves');
  expect(await marked(page)).toBe(cited.moves);
  await expect(page.locator('.prose p[id]').first().locator('mark')).toHaveText(cited.moves);
});

test('(d) removed: nothing is marked, though the same words stand elsewhere, and the version is shown', async () => {
  await open('goes');
  await expect(page.locator('.prose')).toContainText('kites carried cameras before aeroplanes did');
  await expect(page.locator('mark.cited-words')).toHaveCount(0);
  await expect(page.locator('.cited-notice')).toContainText('In version 1 the cited words read:');
  await expect(page.locator('.cited-notice blockquote')).toHaveText('carried cameras before aeroplanes did');
  await expect(page.locator('[role=note]:visible')).toHaveCount(1);
  await expect(page.locator('[role=note] .cited-notice')).toBeInViewport();
});

test('words over several paragraphs, one of them edited, are shown as they were; on their version all are marked', async () => {
  await open('several');
  await expect(page.locator('mark.cited-words')).toHaveCount(0);
  await expect(page.locator('.cited-notice blockquote')).toHaveText(['in the wind.', 'A tail adds drag']);
  await page.locator('.cited-notice a').click();
  await expect(page.locator('mark.cited-words')).toHaveText(['in the wind.', 'A tail adds drag']);
  await page.goto(kept);
  await expect(page.locator('mark.cited-words')).toHaveText(cited.moves);
});

test('a long selection, of which a part is gone, is shown whole as it was', async () => {
  await open('long');
  await expect(page.locator('mark.cited-words')).toHaveCount(0);
  await expect(page.locator('.cited-notice blockquote')).toHaveText([goes, twice, last]);
});

test('words that no version ever had are not shown: nobody puts words into an entry’s mouth', async () => {
  const link = new URL(links.get('changes') ?? '');
  link.searchParams.set('exact', 'kites are <b>dangerous</b>');
  await page.goto(link.href);
  await expect(page.locator('.cited-notice')).toContainText('neither here nor in a kept version');
  await expect(page.locator('.cited-notice')).not.toContainText('dangerous');
});

test('by keyboard: ¶ opens the menu, the style is remembered, Escape gives the focus back', async () => {
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
});

test('by keyboard: the menu of a selection is announced, and Tab leads into it', async () => {
  await page.goto(entry);
  await select(page, 'presses against its');
  await expect(page.locator('.cite-menu')).toBeVisible();
  await expect(page.locator('cite-box > [role=status]')).toContainText('menu');
  await page.keyboard.press('Tab');
  await expect(page.locator('.cite-menu button').first()).toBeFocused();
});

test('where storage is forbidden the menu works all the same', async ({ browser }) => {
  const page = await reader(browser);
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
  await page.context().close();
});

test('the box of a page cites the last version and says so; a version cites itself', async () => {
  await page.goto(entry);
  await expect(page.locator('.cite-note')).toContainText('version 2 of 3 February 2026');
  await expect(page.locator('cite-box [data-style=apa] .cite-text').first()).toContainText('/entries/kite/v/2/');
  await page.goto(`${entry}v/1/`);
  await expect(page.locator('cite-box [data-style=apa] .cite-text')).toContainText(
    'https://kites.example/entries/kite/v/1/',
  );
  await expect(page.locator('cite-box button:visible')).toHaveCount(1);
});

test('what each page and file says to machines is in the words and the grammar of its standard', () => {
  const read = (pattern: string) => globSync(join(out, pattern)).map((path) => readFileSync(path, 'utf8'));
  const graphs = read('**/*.html').flatMap((html) =>
    Array.from(html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/g), ([, json = '']) => json),
  );
  // The entry, its two versions, and the source.
  expect(graphs).toHaveLength(4);
  expect(graphs.flatMap((json) => checkJsonLd(JSON.parse(json)))).toEqual([]);
  const linksets = read('**/linkset.json');
  expect(linksets).toHaveLength(1);
  expect(linksets.flatMap((json) => checkLinkset(JSON.parse(json)))).toEqual([]);
  const timeMaps = read('**/timemap.link').map(parseLinkFormat);
  expect(timeMaps.map((links) => links.length)).toEqual([4]);
});

test('scripts that an entry page loads before anybody does anything weigh at most 5,000 bytes compressed', () => {
  const text = (path: string) => readFileSync(join(out, path), 'utf8');
  const loaded = new Set(
    Array.from(text('entries/kite/index.html').matchAll(/<script[^>]* src="([^"]+)"/g), ([, path = '']) => path),
  );
  // A set walks what is added while it is walked.
  for (const path of loaded)
    for (const [, name = ''] of text(path).matchAll(/(?:from|import)\s*"(\.\/[^"]+)"/g))
      loaded.add(new URL(name, `https://kites.example${path}`).pathname);
  expect(loaded.size).toBeGreaterThan(2);
  const bytes = [...loaded].map((path) => gzipSync(text(path), { level: 9 }).length);
  expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(5_000);
});
