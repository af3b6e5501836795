import { readFileSync } from 'node:fs';
import { z } from 'astro/zod';
import { parse } from 'yaml';
import { entryKindSchema } from '../../src/model/entry.ts';
import type { SearchRecord } from '../../src/model/search-record.ts';
import { toSlug } from '../../src/model/slug.ts';

const path = new URL('../fixtures/search/entries--explainer/input.yaml', import.meta.url);
const sampleSchema = z.object({
  title: z.string(),
  labels: z.array(z.string()).default([]),
  hidden: z.array(z.string()).default([]),
  kind: entryKindSchema,
  tags: z.array(z.string()),
  years: z.array(z.string()).default([]),
  summary: z.string(),
  text: z.array(z.string()),
});

/** The records of the sample entries, as the site would hand them to the index. */
export function sampleRecords(): SearchRecord[] {
  return z
    .array(sampleSchema)
    .parse(parse(readFileSync(path, 'utf8')))
    .map(({ text, ...sample }, at) => {
      const id = toSlug(sample.title) || `entry-${at}`;
      const blocks = text.map((block, place) => ({ text: block, fragment: `p${place + 1}` }));
      const isHeading = ({ text: block }: { text: string }) => block.startsWith('## ');
      return {
        ...sample,
        id,
        permalink: `entries/${id}/`,
        sources: ['sample-source'],
        headings: blocks.filter(isHeading).map((block) => ({ ...block, text: block.text.slice(3) })),
        passages: blocks.filter((block) => !isHeading(block)),
      };
    });
}
