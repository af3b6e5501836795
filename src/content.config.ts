import { defineCollection } from 'astro:content';
import { siteLoader } from './loader/site-loader.ts';

/** Astro is told when content has changed; the content itself is handed to the pages by `data/handed-over.ts`. */
export const collections = { site: defineCollection({ loader: siteLoader() }) };
