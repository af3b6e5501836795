import { defineCollection } from 'astro:content';
import { siteLoader } from './loader/site-loader.ts';

/** What Astro is given: views, worked out by the loader. Pages reach them through `data/site-data.ts` only. */
export const collections = {
  entries: defineCollection({
    loader: siteLoader((site) => site.entries.map((entry) => ({ id: entry.ref.id, data: entry }))),
  }),
  sources: defineCollection({
    loader: siteLoader((site) => site.sources.map((source) => ({ id: source.ref.id, data: source }))),
  }),
  tags: defineCollection({
    loader: siteLoader((site) => site.tags.map((tag) => ({ id: tag.ref.id, data: tag }))),
  }),
  search: defineCollection({
    loader: siteLoader((site) => site.search.map((record) => ({ id: record.id, data: record }))),
  }),
  site: defineCollection({
    loader: siteLoader(({ settings, entries, sources, tags }) => [
      {
        id: 'site',
        data: { settings, counts: { entries: entries.length, sources: sources.length, tags: tags.length } },
      },
    ]),
  }),
};
