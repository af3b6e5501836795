/**
 * Predictions of the PDF reader for the scorers: `node tests/bench/pdf.ts [OUT-FOLDER]`.
 * Needs the evaluation data beside the checkout (or `SOURCEBOOK_SHARED`); says so where it is missing.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import type { Root } from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { mdxToMarkdown } from 'mdast-util-mdx';
import { toMarkdown } from 'mdast-util-to-markdown';
import { readPdf } from '../../scripts/pipeline/read/pdf.ts';

const shared = process.env.SOURCEBOOK_SHARED ?? resolve(import.meta.dirname, '../../../shared');
const out = process.argv[2] ?? '.';
const sets = { multiformat: 'multiformat/pdf', docbank: 'unclear-licence/pdf-docbank' };

function markdownOf(tree: Root, title: string | undefined, plainTags: boolean): string {
  const head: Root['children'] = title
    ? [{ type: 'heading', depth: 1, children: [{ type: 'text', value: title }] }]
    : [];
  const whole: Root = { type: 'root', children: [...head, ...tree.children] };
  // score_pdf.py counts the letters of tags as words of the page.
  const markdown = toMarkdown(whole, { extensions: [gfmToMarkdown(), mdxToMarkdown()] });
  return plainTags ? markdown.replace(/<\/?(sub|sup|figure|figcaption)>/g, ' ') : markdown;
}

for (const [name, folder] of Object.entries(sets)) {
  const from = join(shared, 'eval/data', folder);
  if (!existsSync(from)) {
    console.log(`${name}: skipped, ${from} is missing`);
    continue;
  }
  mkdirSync(out, { recursive: true });
  const markdown: Record<string, string> = {};
  const facts: Record<string, unknown> = {};
  const start = performance.now();
  for (const file of readdirSync(from).filter((found) => found.endsWith('.pdf'))) {
    const reading = await readPdf({ path: file, bytes: readFileSync(join(from, file)) });
    const id = file.replace(/\.pdf$/, '');
    markdown[id] = markdownOf(reading.tree, reading.facts.title, name === 'docbank');
    facts[id] = { ...reading.facts, origins: reading.factOrigins, removed: reading.removed };
    for (const message of reading.messages) console.log(`${file}: ${message.reason}`);
  }
  writeFileSync(join(out, `${name}.json`), JSON.stringify(markdown, null, 1));
  writeFileSync(join(out, `${name}-facts.json`), JSON.stringify(facts, null, 1));
  console.log(`${name}: ${Object.keys(markdown).length} files, ${((performance.now() - start) / 1000).toFixed(1)} s`);
}
