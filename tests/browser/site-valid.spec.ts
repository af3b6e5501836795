import { expect } from '@playwright/test';
import { HtmlValidate, StaticConfigLoader } from 'html-validate';
import { test } from './fresh-window.ts';
import { pageOfEachType } from './site-pages.ts';

/** What the HTML standard forbids; `npm run bench -- pages` looks at every page. */
const validator = new HtmlValidate(new StaticConfigLoader({ root: true, extends: ['html-validate:standard'] }));

test('a page of each type is valid HTML', async ({ page }) => {
  test.setTimeout(120_000);
  for (const [type, path] of await pageOfEachType(page)) {
    const html = await (await page.request.get(path)).text();
    const { results } = await validator.validateString(html);
    const errors = results.flatMap(({ messages }) =>
      messages.map(({ line, column, message }) => `${line}:${column} ${message}`),
    );
    expect(errors, type).toEqual([]);
  }
});

test('the check sees what is wrong', async () => {
  const { valid } = await validator.validateString('<!doctype html><p><div>A block in a paragraph.</div></p>');
  expect(valid).toBe(false);
});

test('the licences of all software and fonts that a browser gets go along', async ({ page }) => {
  await page.goto('./about/');
  await page.getByRole('link', { name: 'Licences of the software' }).click();
  const text = (await page.textContent('body')) ?? '';
  const told = [
    ['fuse.js', 'Apache License'],
    ['workbox-core', 'Permission is hereby granted'],
    ['@fontsource/source-serif-4', 'SIL OPEN FONT LICENSE'],
  ] as const;
  for (const [name, licence] of told) {
    const own = text.slice(text.search(new RegExp(`^${name} [0-9.]+ \\(`, 'm')));
    expect(own, name).toContain(licence);
  }
});
