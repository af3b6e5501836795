import { expect, type Page } from '@playwright/test';
import type { SearchRecord } from '../../../src/model/search-record.ts';
import { sampleRecords } from '../../search/sample-records.ts';
import { test } from '../fresh-window.ts';
import { type SearchSite, serveSearchSite } from './serve-search-site.ts';

/** Serves such a site to the tests of a file, in whose windows nothing may be complained of. Gives its address. */
export function withSearchSite(): { readonly address: () => string; readonly problems: string[] } {
  let site: SearchSite | undefined;
  const problems: string[] = [];
  test.beforeAll(async () => {
    test.setTimeout(120_000);
    site = await serveSearchSite([...sampleRecords(), ...weatherReports()]);
  });
  test.afterAll(async () => site?.close());
  test.beforeEach(async ({ page }) => {
    problems.length = 0;
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  });
  test.afterEach(() => expect(problems).toEqual([]));
  return { address: () => site?.address ?? '', problems };
}

export const firstResult = (page: Page) => page.locator('#search-page-list [role=option]').first();

/** More entries than a page of results shows. */
function weatherReports(): SearchRecord[] {
  return Array.from({ length: 45 }, (_, at) => ({
    id: `weather-${at}`,
    permalink: `entries/weather-${at}/`,
    title: `Weather report ${at + 1}`,
    labels: at === 0 ? ['Wether raport'] : [],
    hidden: at === 0 ? ['Wether raport'] : [],
    kind: 'topic',
    tags: [],
    years: [],
    sources: [],
    summary: 'Rain.',
    headings: [],
    passages: [],
  }));
}
