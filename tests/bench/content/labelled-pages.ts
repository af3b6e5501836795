import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { z } from 'astro/zod';
import { type Block, blocksOf } from '../../../scripts/pipeline/read/html/blocks.ts';
import { decodeHtml } from '../../../scripts/pipeline/read/html/decode-html.ts';
import { featuresOf } from '../../../scripts/pipeline/read/html/features.ts';
import { parseHtml } from '../../../scripts/pipeline/read/html/parse-html.ts';
import type { Example } from './grow-forest.ts';

const goldSchema = z.looseObject({
  html: z.string(),
  articleBody: z.string().optional(),
  main_content: z.string().optional(),
  with: z.array(z.string()).default([]),
  without: z.array(z.string()).default([]),
});
export type Gold = z.infer<typeof goldSchema>;

/** The three sets with the text of whole pages or pieces of it, by folder. */
export const contentSets = ['extract-aeb', 'extract-wcxb', 'extract-traf'] as const;
export type ContentSet = (typeof contentSets)[number];

export type EvaluationPage = {
  readonly set: ContentSet;
  readonly id: string;
  readonly gold: Gold;
  readonly html: string;
};

/** Every page of the open half of a set; none where the data is missing. */
export function* pagesOf(data: string, set: ContentSet): Generator<EvaluationPage> {
  const folder = join(data, set);
  if (!existsSync(folder)) return;
  const text = gunzipSync(readFileSync(join(folder, 'gold.json.gz'))).toString();
  for (const [id, gold] of Object.entries(z.record(z.string(), goldSchema).parse(JSON.parse(text))))
    yield { set, id, gold, html: decodeHtml(gunzipSync(readFileSync(join(folder, gold.html)))) };
}

/** Which half of the pages a page is in, by a hash of its id: 0 or 1. */
export function halfOf(id: string): number {
  let hash = 0;
  for (const character of id) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) >>> 0;
  return hash % 2;
}

/**
 * Blocks of a page with what the set says of them: are they of the main text, and how much they weigh. A page weighs about
 * the same however long it is; where only pieces of the text are known, blocks without one weigh nothing and are left out.
 */
export function examplesOf({ set, gold, html }: EvaluationPage): Example[] {
  const document = parseHtml(html);
  const body = document.querySelector('body');
  if (body === null) return [];
  const blocks = blocksOf(body);
  const rows = featuresOf(document, blocks);
  const verdictOf = set === 'extract-traf' ? byPieces(gold) : byWholeText(gold.articleBody ?? gold.main_content ?? '');
  return blocks.flatMap((block, at): Example[] => {
    const { main, weight } = verdictOf(block);
    const row = (rows[at] ?? []).map((value) => Math.round(value * 1000) / 1000);
    return weight === 0 ? [] : [{ row, main, weight }];
  });
}

type Verdict = { readonly main: boolean; readonly weight: number };

function byPieces(gold: Gold): (block: Block) => Verdict {
  const wanted = gold.with.map(tidy);
  const unwanted = gold.without.map(tidy);
  return ({ text }) => {
    const right = wanted.filter((piece) => text.includes(piece)).length;
    const wrong = unwanted.filter((piece) => text.includes(piece)).length;
    if (right > 0 && wrong > 0) return { main: true, weight: 0 };
    return { main: right > 0, weight: 0.12 * (right + wrong) };
  };
}

/** A block is main text where most runs of three of its words are in the text; a shorter one where a line is the same. */
function byWholeText(text: string): (block: Block) => Verdict {
  const all = wordsOf(text);
  const flat = ` ${all.join(' ')} `;
  const runs = new Set(runsOf(all));
  const lines = new Set(text.split('\n').map((line) => wordsOf(line).join(' ')));
  return (block) => {
    const words = wordsOf(block.text);
    const own = runsOf(words);
    const found = own.filter((run) => runs.has(run)).length;
    const main = own.length >= 2 ? found / own.length > 0.5 : lines.has(words.join(' ')) || found === 1;
    // Short words that are somewhere in the text, but not on a line of their own, may be either.
    const doubtful = own.length < 2 && !main && words.length > 0 && flat.includes(` ${words.join(' ')} `);
    return { main, weight: ((words.length + 1) / (all.length + 100)) * (doubtful ? 0.5 : 1) };
  };
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? [];
}

function runsOf(words: readonly string[]): string[] {
  return words.slice(2).map((word, at) => `${words[at]} ${words[at + 1]} ${word}`);
}

function tidy(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
