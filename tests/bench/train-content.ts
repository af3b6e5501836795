import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Forest, scoreOf } from '../../scripts/pipeline/read/html/boosted-trees.ts';
import { featureNames } from '../../scripts/pipeline/read/html/features.ts';
import { readPage } from '../../scripts/pipeline/read/html.ts';
import { type Example, growForest } from './content/grow-forest.ts';
import {
  type ContentSet,
  contentSets,
  type EvaluationPage,
  examplesOf,
  halfOf,
  pagesOf,
} from './content/labelled-pages.ts';
import { plainText } from './content/plain-text.ts';

/**
 * Learns `content-model.json` from the open half of three public sets, and prints the held-out figures: learned from one
 * half of the pages, the other read, both ways. `npm run bench -- train-content` changes nothing but says whether the model
 * that is committed is the one that it makes; `node tests/bench/train-content.ts --write` writes it.
 */
const shared = process.env['SOURCEBOOK_SHARED'] ?? join(import.meta.dirname, '../../../shared');
const data = join(shared, 'eval/data');
const scorer = join(shared, 'eval/score/score_extract.py');
const modelFile = join(import.meta.dirname, '../../scripts/pipeline/read/html/content-model.json');
const metrics: Readonly<Record<ContentSet, readonly string[]>> = {
  'extract-aeb': ['shingle'],
  'extract-wcxb': ['words', '--per-type'],
  'extract-traf': ['chunks'],
};

type Halves = readonly [Example[], Example[]];

function modelText(forest: Forest): string {
  const trees = forest.map((tree) => JSON.stringify(tree)).join(',\n');
  return `{\n"signs": ${JSON.stringify(featureNames)},\n"forest": [\n${trees}\n]\n}\n`;
}

/** The text of a page as it is read by a model that has not seen the page's half. */
function heldOut({ id, html }: EvaluationPage, models: readonly Forest[]): string {
  const forest = models[1 - halfOf(id)] ?? [];
  return plainText(readPage(html, id, { score: (row) => scoreOf(forest, row) }).tree);
}

function examples(): Halves {
  const halves: Halves = [[], []];
  for (const set of contentSets)
    for (const page of pagesOf(data, set))
      for (const example of examplesOf(page)) halves[halfOf(page.id)]?.push(example);
  return halves;
}

function printHeldOut(models: readonly Forest[]): void {
  const out = process.env['SOURCEBOOK_PREDICTIONS'] ?? mkdtempSync(join(tmpdir(), 'train-content-'));
  mkdirSync(out, { recursive: true });
  for (const set of contentSets) {
    const texts = Object.fromEntries([...pagesOf(data, set)].map((page) => [page.id, heldOut(page, models)]));
    const file = join(out, `${set}.json`);
    writeFileSync(file, JSON.stringify(texts));
    const [metric = '', ...flags] = metrics[set];
    const args = [scorer, metric, join(data, set, 'gold.json.gz'), file, ...flags];
    const { stdout, stderr } = spawnSync('python3', args, { encoding: 'utf8' });
    console.log(`${set}, held out\n  ${(stdout + stderr).trim().replaceAll('\n', '\n  ')}`);
  }
}

if (!existsSync(data)) console.log(`skipped: there is no ${data}`);
else {
  const halves = examples();
  console.log(`${halves[0].length} and ${halves[1].length} blocks`);
  const text = modelText(growForest(halves.flat()));
  if (process.argv.includes('--write')) writeFileSync(modelFile, text);
  else if (text === readFileSync(modelFile, 'utf8')) console.log('The committed model is the one made here.');
  else console.log('The committed model is another than the one made here; --write replaces it.');
  printHeldOut(halves.map(growForest));
}
