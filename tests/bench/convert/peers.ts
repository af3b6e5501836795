import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { Readability } from '@mozilla/readability';
import { z } from 'astro/zod';
import { parseHTML } from 'linkedom';
import { decodeHtml } from '../../../scripts/pipeline/read/html/decode-html.ts';

/**
 * The same sets and scorers as `npm run bench -- convert`, read by peers: `node tests/bench/convert/peers.ts EVAL`, where
 * EVAL holds `data` and `score`. Readability is the project's; defuddle, mammoth and turndown come into a temporary folder;
 * pandoc is the machine's.
 */
const [evaluation = ''] = process.argv.slice(2);
const data = join(evaluation, 'data');
const folder = mkdtempSync(join(tmpdir(), 'sourcebook-peers-'));
const goldSchema = z.record(
  z.string(),
  z.looseObject({ html: z.string().exactOptional(), file: z.string().exactOptional() }),
);

type ReadPeer = (path: string, bytes: Uint8Array) => Promise<unknown>;
type Asked = {
  readonly set: string;
  readonly peer: string;
  readonly read: ReadPeer;
  readonly score: readonly string[];
};

const open = (path: string): Uint8Array =>
  path.endsWith('.gz') ? gunzipSync(readFileSync(path)) : new Uint8Array(readFileSync(path));

/** Readings by id, scored; what a peer cannot read counts as empty. */
async function ask({ set, peer, read, score }: Asked, files: Readonly<Record<string, string>>): Promise<void> {
  const readings: Record<string, unknown> = {};
  let failed = 0;
  for (const [id, path] of Object.entries(files)) {
    try {
      readings[id] = await read(path, open(path));
    } catch {
      failed += 1;
    }
  }
  const prediction = join(folder, 'prediction.json');
  writeFileSync(prediction, JSON.stringify(readings));
  const [script = '', ...options] = score;
  const args = options.map((option) => (option === 'PRED' ? prediction : option));
  const program = script.endsWith('.py') ? 'python3' : process.execPath;
  const { stdout } = spawnSync(program, [join(evaluation, 'score', script), ...args], { encoding: 'utf8' });
  const [line = ''] = stdout.split('\n');
  console.log(`${set}, ${peer}${failed > 0 ? ` (${failed} failed)` : ''}: ${line}`);
}

const goldOf = (set: string) => join(data, set, 'gold.json.gz');
const filesOf = (set: string, kind?: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(goldSchema.parse(JSON.parse(gunzipSync(readFileSync(goldOf(set))).toString('utf8')))).flatMap(
      ([id, { html, file }]) =>
        kind === undefined || id.startsWith(`${kind}/`) ? [[id, join(data, set, html ?? file ?? id)]] : [],
    ),
  );
const editionsOf = (kind: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    readdirSync(join(data, 'multiformat', kind)).map((name) => [
      name.replace(/\.\w+(\.gz)?$/, ''),
      join(data, 'multiformat', kind, name),
    ]),
  );

async function pages(): Promise<void> {
  const textOf = (html: string): string =>
    parseHTML(`<html><body>${html}</body></html>`).document.body.textContent ?? '';
  const peers: Readonly<Record<string, ReadPeer>> = {
    readability: async (_, bytes) => {
      const found = new Readability(parseHTML(decodeHtml(bytes)).document).parse();
      return { text: found?.textContent, title: found?.title, author: found?.byline, date: found?.publishedTime };
    },
    defuddle: async (_, bytes) => {
      const { Defuddle } = await import(join(folder, 'node_modules/defuddle/dist/node.js'));
      const { document } = parseHTML(decodeHtml(bytes));
      const found = await Defuddle(document, 'https://example.org/', { useAsync: false });
      return { text: textOf(found.content), title: found.title, author: found.author, date: found.published };
    },
  };
  const sets = [
    ['extract-aeb', 'shingle'],
    ['extract-wcxb', 'words'],
    ['extract-traf', 'chunks'],
  ] as const;
  for (const [set, metric] of sets) {
    for (const [peer, read] of Object.entries(peers)) {
      const asked = { set, peer, read };
      await ask({ ...asked, score: ['score_extract.py', metric, goldOf(set), 'PRED'] }, filesOf(set));
      if (set !== 'extract-aeb') await ask({ ...asked, score: ['score_meta.py', goldOf(set), 'PRED'] }, filesOf(set));
    }
  }
}

async function office(bring: NodeJS.Require): Promise<void> {
  const pandoc: ReadPeer = async (path, bytes) => {
    const copy = join(folder, `in.${path.replace(/\.gz$/, '').split('.').at(-1)}`);
    writeFileSync(copy, bytes);
    return spawnSync('pandoc', ['-t', 'gfm', '--wrap=none', copy], { encoding: 'utf8', maxBuffer: 2 ** 26 }).stdout;
  };
  const mammoth: ReadPeer = async (_, bytes) => {
    const { value } = await bring('mammoth').convertToHtml({ buffer: Buffer.from(bytes) });
    const turndown = new (bring('turndown'))({ headingStyle: 'atx', codeBlockStyle: 'fenced' });
    turndown.use(bring('@joplin/turndown-plugin-gfm').gfm);
    return turndown.turndown(value);
  };
  const score = (set: string, kind: string) => {
    return ['score_docfacts.mjs', goldOf(set), 'PRED', ...(set === 'multiformat' ? [] : ['--kind', kind])];
  };
  for (const set of ['office-pandoc', 'multiformat']) {
    const kinds = set === 'multiformat' ? ['html', 'docx', 'odt', 'epub'] : ['docx', 'odt', 'epub'];
    for (const kind of kinds) {
      const files = set === 'multiformat' ? editionsOf(kind) : filesOf(set, kind);
      const asked = { set: `${set} ${kind}`, score: score(set, kind) };
      await ask({ ...asked, peer: 'pandoc', read: pandoc }, files);
      if (kind === 'docx') await ask({ ...asked, peer: 'mammoth and turndown', read: mammoth }, files);
    }
  }
}

try {
  const wanted = ['defuddle@0.19.4', 'mammoth@1.9.1', 'turndown@7.2.5', '@joplin/turndown-plugin-gfm@1.0.68'];
  const install = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--prefix', folder, ...wanted];
  if (spawnSync('npm', install).status === 0) {
    const bring = createRequire(join(folder, 'package.json'));
    await pages();
    await office(bring);
  } else console.log('The peers could not be installed.');
} finally {
  rmSync(folder, { recursive: true, force: true });
}
