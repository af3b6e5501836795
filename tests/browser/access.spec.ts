import { expect, type Page, test } from '@playwright/test';
import { entryWith, pageOfEachType } from './site-pages.ts';

/** How many pixels of the page one would have to scroll sideways for. */
function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
}

for (const [zoom, width, height] of [
  ['200 %', 640, 512],
  ['400 %', 320, 256],
] as const) {
  test(`at ${zoom} of a 1280 × 1024 window nothing is lost and nothing scrolls sideways`, async ({ page }) => {
    test.setTimeout(120_000);
    await page.setViewportSize({ width, height });
    const pages = new Map(await pageOfEachType(page));
    for (const name of ['growth-model', 'pay-off-game']) {
      const entry = await entryWith(page, `<${name} `);
      if (entry !== undefined) pages.set(name, entry);
    }
    for (const [type, path] of pages) {
      await page.goto(path);
      expect(await overflow(page), type).toBeLessThanOrEqual(0);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expect(page.getByRole('navigation', { name: 'Main' }).getByRole('link').first()).toBeVisible();
      // Letters, words and lines as far apart as WCAG 2.2, 1.4.12 allows a reader to set them.
      await page.evaluate(() => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(
          '*{letter-spacing:.12em!important;word-spacing:.16em!important;line-height:1.5!important} p{margin-block-end:2em!important}',
        );
        document.adoptedStyleSheets.push(sheet);
      });
      expect(await overflow(page), `${type} with wide text`).toBeLessThanOrEqual(0);
    }
  });
}

for (const forcedColors of ['none', 'active'] as const) {
  test(`where the keyboard is can be seen, forced colours ${forcedColors}`, async ({ page }) => {
    test.setTimeout(120_000);
    await page.emulateMedia({ forcedColors });
    const pages = await pageOfEachType(page);
    for (const type of ['home', 'entry', 'search']) {
      await page.goto(pages.get(type) ?? './');
      for (let presses = 0; presses < 40; presses++) {
        await page.keyboard.press('Tab');
        const unseen = await page.evaluate(() => {
          const at = document.activeElement;
          if (at === null || at === document.body) return undefined;
          const { outlineStyle, outlineWidth } = getComputedStyle(at);
          const box = at.getBoundingClientRect();
          const shown = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1.5 && box.width > 0;
          return shown ? undefined : at.outerHTML.slice(0, 120);
        });
        expect(unseen, type).toBeUndefined();
      }
    }
  });
}

test('nothing moves for readers who asked for less motion', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  for (const path of (await pageOfEachType(page)).values()) {
    await page.goto(path);
    const moving = await page.evaluate(() =>
      [...document.querySelectorAll('*')]
        .filter((one) => {
          const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(one);
          return transitionDuration !== '0s' || animationName !== 'none' || scrollBehavior === 'smooth';
        })
        .map((one) => one.outerHTML.slice(0, 80)),
    );
    expect(moving).toEqual([]);
  }
});

test('more contrast is given where it is asked for', async ({ page }) => {
  await page.goto('./about/');
  const colours = () =>
    page.evaluate(() => {
      const probe = document.body.appendChild(document.createElement('p'));
      const colourOf = (name: string) => {
        probe.style.color = `var(${name})`;
        return getComputedStyle(probe).color;
      };
      return { soft: colourOf('--ink-soft'), ink: colourOf('--ink') };
    });
  const usual = await colours();
  expect(usual.soft).not.toBe(usual.ink);
  await page.emulateMedia({ contrast: 'more' });
  const more = await colours();
  expect(more.soft).toBe(more.ink);
});

test('a screen reader is told the parts of an entry in their order', async ({ page }) => {
  const entry = await entryWith(page, '<growth-model ');
  test.skip(entry === undefined, 'no entry has a growth model');
  await page.goto(entry ?? '');
  await expect(page.locator('body')).toMatchAriaSnapshot(`
    - link "Skip to content"
    - banner:
      - search:
        - searchbox "Search"
      - navigation "Main":
        - list
    - main:
      - navigation "You are here"
      - article:
        - heading [level=1]
    - contentinfo
  `);
  await page.locator('growth-model').first().scrollIntoViewIfNeeded();
  await expect(page.getByRole('slider').first()).toBeEnabled();
  await expect(page.locator('growth-model').first()).toMatchAriaSnapshot(`
    - figure /A toy model of returns/:
      - group:
        - slider /Gain of the first round/: "10"
        - slider /How strongly returns rise or fall/: "1"
        - slider /Rounds that people need to answer/: "5"
      - list
      - img /A toy model of returns/
      - status:
        - paragraph: /Rising returns/
        - paragraph: /Constant returns/
        - paragraph: /Falling returns/
      - region /A toy model of returns/:
        - table
  `);
});
