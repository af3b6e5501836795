import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { gunzipSync } from 'node:zlib';
import { mdxToJs } from 'satteri';
import { readDocx } from '../../scripts/pipeline/read/docx.ts';
import { readEpub } from '../../scripts/pipeline/read/epub.ts';
import { readMarkdown } from '../../scripts/pipeline/read/markdown.ts';
import { readOdt } from '../../scripts/pipeline/read/odt.ts';
import type { Reader, Reading } from '../../scripts/pipeline/read/reader.ts';
import { toMdx } from '../../scripts/pipeline/to-mdx.ts';

/** Reads the evaluation sets of office formats and writes what the scorers take: `node tests/bench/office.ts OUT`. */
const shared = process.env.SOURCEBOOK_SHARED ?? join(dirname(import.meta.dirname), '..', '..', 'shared');
const data = join(shared, 'eval', 'data');
const out = process.argv[2] ?? join('.cache', 'bench-office');
const readers: Readonly<Record<string, Reader>> = { docx: readDocx, odt: readOdt, epub: readEpub, md: readMarkdown };

type Result = { readonly reading: Reading; readonly mdx: string; readonly compiles: boolean };

async function readFile(path: string, read: Reader): Promise<Result> {
  const reading = await read({ path: basename(path), bytes: new Uint8Array(readFileSync(path)) });
  const { title } = reading.facts;
  // A title that was a heading of the text is a fact of it; one that stood elsewhere is not.
  const head = reading.factOrigins.title === 'first heading' && title !== undefined ? `# ${title}\n\n` : '';
  const mdx = head + toMdx(reading.tree);
  return { reading, mdx, compiles: doesCompile(mdx) };
}

function doesCompile(mdx: string): boolean {
  try {
    mdxToJs(mdx, { features: { smartPunctuation: false } });
    return true;
  } catch {
    return false;
  }
}

async function score(set: string, ids: readonly string[], fileOf: (id: string) => string): Promise<void> {
  const predictions: Record<string, string> = {};
  const facts: Record<string, unknown> = {};
  const started = performance.now();
  for (const id of ids) {
    const file = fileOf(id);
    const read = readers[file.slice(file.lastIndexOf('.') + 1)];
    if (read === undefined) continue;
    const { reading, mdx, compiles } = await readFile(file, read);
    if (!compiles || reading.messages.length > 0)
      console.log(set, id, compiles ? '' : 'DOES NOT COMPILE', reading.messages);
    if (mdx.trim() === '') console.log(set, id, 'EMPTY');
    predictions[id] = mdx;
    facts[id] = reading.facts;
  }
  const rate = (Object.keys(predictions).length / (performance.now() - started)) * 1000;
  mkdirSync(out, { recursive: true });
  writeFileSync(join(out, `${set}.json`), JSON.stringify(predictions, null, 1));
  writeFileSync(join(out, `${set}.facts.json`), JSON.stringify(facts, null, 1));
  console.log(`${set}: ${Object.keys(predictions).length} documents, ${rate.toFixed(1)} a second`);
}

function goldOf(set: string): Record<string, { readonly file?: string }> {
  return JSON.parse(gunzipSync(readFileSync(join(data, set, 'gold.json.gz'))).toString('utf8'));
}

async function main(): Promise<void> {
  const pandoc = goldOf('office-pandoc');
  await score('office-pandoc', Object.keys(pandoc), (id) => join(data, 'office-pandoc', pandoc[id]?.file ?? id));
  for (const kind of ['docx', 'odt', 'epub', 'md']) {
    await score(`multiformat-${kind}`, Object.keys(goldOf('multiformat')), (id) =>
      join(data, 'multiformat', kind, `${id}.${kind}`),
    );
  }
  await score('office-stress', readdirSync(join(data, 'office-stress')), (id) => join(data, 'office-stress', id));
}

if (existsSync(data)) await main();
else console.log(`skipped: no evaluation data in ${data}`);
