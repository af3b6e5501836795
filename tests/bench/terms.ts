import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { z } from 'astro/zod';
import type { Nodes, Root } from 'mdast';
import { explainedIn } from '../../scripts/pipeline/terms/definitions.ts';
import { sentencesOf } from '../../scripts/pipeline/terms/tokens.ts';
import { keyphrasesOf, mentionsOf, type TermPassage } from '../../scripts/pipeline/terms.ts';
import { labelIndexOf } from '../../src/link/label-index.ts';
import { ENTRY_SCHEME, linkMentions } from '../../src/link/link-mentions.ts';

/**
 * Writes prediction files for the keyphrase, definition, mention and link sets and runs their scorers.
 * `node tests/bench/terms.ts [KEEP_EVERY]`: 1 (default) takes every document, 4 every fourth.
 */
const root = resolve(fileURLToPath(new URL('../..', import.meta.url)));
const shared = process.env.SOURCEBOOK_SHARED ?? resolve(root, '../shared');
const every = Number(process.argv[2] ?? 1);
const data = join(shared, 'eval/data');
const out = mkdtempSync(join(tmpdir(), 'sourcebook-terms-'));

const textSchema = z.object({ id: z.union([z.string(), z.number()]), text: z.string() });
type Text = z.infer<typeof textSchema>;

function readSet(path: string): { readonly gold: string; readonly texts: readonly Text[] } {
  const lines = gunzipSync(readFileSync(path)).toString('utf8').trim().split('\n');
  const kept = lines.filter((_, at) => at % every === 0);
  const gold = join(out, 'gold.jsonl');
  writeFileSync(gold, `${kept.join('\n')}\n`);
  return { gold, texts: kept.map((line) => textSchema.parse(JSON.parse(line))) };
}

type Scored = { readonly gold: string; readonly predictions: unknown; readonly options?: readonly string[] };

function score(name: string, command: string, { gold, predictions, options = [] }: Scored): void {
  const file = join(out, 'predictions.json');
  writeFileSync(file, JSON.stringify(predictions));
  const scorer = join(shared, 'eval/score', command);
  const program = command.endsWith('.py') ? 'python3' : process.execPath;
  const result = execFileSync(program, [scorer, gold, file, ...options], { encoding: 'utf8' }).trim();
  console.log(`${name}\n  ${result.split('\n').join('\n  ')}`);
}

/** Each line a passage, with the offset of its first character in the text. */
function linesOf(text: string): readonly { readonly passage: TermPassage; readonly start: number }[] {
  let start = 0;
  return text.split('\n').map((line, at) => {
    const passage: TermPassage = {
      source: 's',
      passage: String(at),
      kind: at === 0 ? 'heading' : 'paragraph',
      text: line,
    };
    const made = { passage, start };
    start += line.length + 1;
    return made;
  });
}

function benchKeyphrases(): void {
  for (const name of ['Inspec', 'SemEval2017', '500N-KPCrowd']) {
    const { gold, texts } = readSet(join(data, `unclear-licence/keyphrases/${name}.jsonl.gz`));
    const predictions = texts.map(({ id, text }) => {
      const passage: TermPassage = { source: 's', passage: 'p', kind: 'paragraph', text: text.replace(/\s+/g, ' ') };
      return [id, keyphrasesOf([passage]).map(({ label }) => label)];
    });
    score(`keyphrases ${name}`, 'score_keyphrases.mjs', { gold, predictions: Object.fromEntries(predictions) });
  }
}

function benchDefinitions(): void {
  const { gold, texts } = readSet(join(data, 'definitions-deft/train.jsonl.gz'));
  for (const least of [0.4, 1.55, 2, 2.4]) {
    const predictions = texts.map(({ id, text }) => {
      const terms = sentencesOf(text)
        .flatMap(explainedIn)
        .filter(({ strength }) => strength >= least);
      return [id, { label: terms.length > 0, terms: terms.map(({ term }) => term), defs: [] }];
    });
    score(`definitions, strength >= ${least}`, 'score_definitions.mjs', {
      gold,
      predictions: Object.fromEntries(predictions),
    });
  }
}

function benchMentions(): void {
  for (const name of ['news-fair-v2-no-coref', 'wiki-fair-no-coref']) {
    const { gold, texts } = readSet(join(data, `mentions/${name}.jsonl.gz`));
    const predictions = texts.map(({ id, text }) => {
      const lines = linesOf(text);
      const found = mentionsOf(lines.map(({ passage }) => passage)).map(({ passage, start, end }) => {
        const at = lines[Number(passage)]?.start ?? 0;
        return [at + start, at + end];
      });
      return [id, found];
    });
    score(`mentions ${name}`, 'score_mentions.py', { gold, predictions: Object.fromEntries(predictions) });
  }
}

const linkedDocuments = z.record(z.string(), z.object({ text: z.string() }));
const concepts = z.array(z.object({ id: z.string(), title: z.string() }));

function benchLinks(): void {
  const [gold, base] = ['docs', 'kb'].map((name) => join(data, `links-arbital/${name}.json.gz`));
  if (gold === undefined || base === undefined) return;
  const read = (path: string): unknown => JSON.parse(gunzipSync(readFileSync(path)).toString('utf8'));
  const entries = concepts.parse(read(base)).map(({ id, title }) => {
    return { id, kind: 'concept' as const, labels: [title.replace(/\s*\([^)]*\)\s*$/, '')] };
  });
  const index = labelIndexOf(entries);
  const predictions = Object.entries(linkedDocuments.parse(read(gold))).map(([id, { text }]) => {
    const tree: Root = {
      type: 'root',
      children: text.split('\n').map((value) => ({ type: 'paragraph', children: [{ type: 'text', value }] })),
    };
    return [id, [...new Set(linksIn(linkMentions(tree, { index, self: id, never: [] })))]];
  });
  for (const options of [[], ['--linkable', base]]) {
    const name = `links arbital${options.length > 0 ? ', linkable' : ''}`;
    score(name, 'score_links.mjs', { gold, predictions: Object.fromEntries(predictions), options });
  }
}

function linksIn(node: Nodes): string[] {
  if (node.type === 'link') return [node.url.slice(ENTRY_SCHEME.length)];
  return 'children' in node ? node.children.flatMap(linksIn) : [];
}

if (existsSync(data)) {
  benchLinks();
  benchKeyphrases();
  benchDefinitions();
  benchMentions();
} else console.log('skipped: no evaluation data beside the checkout');
