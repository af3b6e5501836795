import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, test } from 'node:test';
import { convert } from '../../scripts/pipeline/index.ts';
import { readContentFolder } from '../../src/loader/content-folder.ts';
import { loadSite } from '../../src/loader/load-site.ts';

const root = resolve(import.meta.dirname, '../..');
const folders: string[] = [];
after(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A content folder of its own with these files in `sources/`. */
function contentWith(sources: Readonly<Record<string, string | Uint8Array>>): string {
  const content = mkdtempSync(join(tmpdir(), 'sourcebook-'));
  folders.push(content);
  mkdirSync(join(content, 'sources'));
  for (const [name, text] of Object.entries(sources)) writeFileSync(join(content, 'sources', name), text);
  return content;
}

const run = (content: string, dryRun = false) => convert({ content, dryRun, progress: () => {} });
const load = async (content: string) => loadSite(await readContentFolder(content), (path) => `/${path}`);

/** Every file of a folder, by path. */
function treeOf(folder: string): Map<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
  return new Map(
    files
      .map((file) => join(file.parentPath, file.name))
      .sort()
      .map((path) => [path.slice(folder.length), readFileSync(path, 'hex')]),
  );
}

const brief = `Kites and Their Makers

By Ana Lind

A kite reel is a drum on which the line of a kite is wound. The Kite Guild tests every kite reel.

The Kite Guild

The Kite Guild was founded in 1911. Wind rating is a measure of the wind that a kite can bear. The Kite Guild publishes the wind rating of each kite.

Rules

The Open Sky Act limits the height of kites. Under the Open Sky Act a wind rating must be shown on each kite.
`;

test('a text becomes entries whose excerpts stand verbatim in their source', async () => {
  const content = contentWith({ 'kites.txt': brief });
  const { messages } = await run(content);
  assert.deepEqual(messages, []);
  const site = await load(content);
  assert.deepEqual(site.messages, []);
  const titles = site.entries.map(({ ref }) => ref.title);
  for (const wanted of ['Kite Guild', 'Open Sky Act', 'Wind rating'])
    assert.ok(titles.includes(wanted), `${wanted} in ${titles}`);
  const rating = site.entries.find(({ ref }) => ref.title === 'Wind rating');
  assert.equal(rating?.ref.summary, 'Wind rating is a measure of the wind that a kite can bear.');
  assert.match(rating?.html ?? '', /<figure class="excerpt"/);
});

test('converting twice changes nothing, and the ledger only grows', async () => {
  const content = contentWith({ 'kites.txt': brief });
  await run(content);
  const before = treeOf(content);
  await run(content);
  assert.deepEqual(treeOf(content), before);
  const ledger = readFileSync(join(content, 'ledger.jsonl'), 'utf8');
  writeFileSync(
    join(content, 'sources/more.txt'),
    'Sails\n\nA jib sail is a small sail in front of the mast. The Sail Board tests each jib sail.\n',
  );
  await run(content);
  const later = readFileSync(join(content, 'ledger.jsonl'), 'utf8');
  assert.ok(later.startsWith(ledger) && later.length > ledger.length);
});

test('the same sources in another folder give the same bytes', async () => {
  const [one, two] = [contentWith({ 'kites.txt': brief }), contentWith({ 'kites.txt': brief })];
  await run(one);
  await run(two);
  assert.deepEqual(treeOf(one), treeOf(two));
});

test('a dry run writes nothing', async () => {
  const content = contentWith({ 'kites.txt': brief });
  const before = treeOf(content);
  const { summary } = await run(content, true);
  assert.deepEqual(treeOf(content), before);
  assert.ok((summary.rows.find(({ what }) => what === 'new')?.ids.length ?? 0) > 0);
});

test('an edit is kept, a removed entry stays removed, and a hand-written one is not touched', async () => {
  const content = contentWith({ 'kites.txt': brief });
  await run(content);
  const entry = (id: string) => join(content, 'entries', `${id}.mdx`);
  const edited = `${readFileSync(entry('wind-rating'), 'utf8')}\nA remark of mine.\n`;
  writeFileSync(entry('wind-rating'), edited);
  rmSync(entry('open-sky-act'));
  const own = '---\nid: my-own\ntitle: My own\nkind: concept\nsummary: Mine.\n---\n\nMy text.\n';
  writeFileSync(entry('my-own'), own);
  writeFileSync(
    join(content, 'sources/kites.txt'),
    `${brief}\nSafety\n\nThe Kite Guild warns of power lines. A wind rating does not help there.\n`,
  );
  await run(content);
  assert.match(readFileSync(entry('wind-rating'), 'utf8'), /A remark of mine\./);
  assert.ok(!existsSync(entry('open-sky-act')));
  assert.equal(readFileSync(entry('my-own'), 'utf8'), own);
});

test('bad input: each a message with path and advice, and the rest converts', async () => {
  const content = contentWith({
    'a-kites.txt': brief,
    'b-empty.txt': '',
    'c-picture.txt': Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
    'd-latin.txt': Buffer.from('Über Drachen\n\nEin Drache fliegt über die Brücke. Er trägt weit.\n', 'latin1'),
    'e-strange.xyz': 'what is this',
    'a-kites.source.yaml': 'date: yesterday\n',
    'f-twin.source.yaml': 'id: a-kites\ntitle: A twin\n',
  });
  mkdirSync(join(content, 'entries'));
  writeFileSync(join(content, 'entries/broken.mdx'), '---\nid: broken\ntitle: "open\n---\n\nText.\n');
  writeFileSync(join(content, 'entries/code.mdx'), '---js\n{}\n---\n\nText.\n');
  const { messages } = await run(content);
  assert.deepEqual(
    messages.map(({ path, rule, severity }) => [path, rule, severity]),
    [
      ['entries/broken.mdx', 'yaml-invalid', 'error'],
      ['entries/code.mdx', 'frontmatter-refused', 'error'],
      ['sources/a-kites.source.yaml', 'field-invalid', 'error'],
      ['sources/b-empty.txt', 'source-empty', 'error'],
      ['sources/c-picture.txt', 'source-not-text', 'error'],
      ['sources/d-latin.txt', 'source-encoding-guessed', 'error'],
      ['sources/e-strange.xyz', 'source-format-unknown', 'error'],
      ['sources/f-twin.source.yaml', 'source-id-taken', 'error'],
    ],
  );
  assert.ok(messages.every(({ advice }) => advice.length > 10));
  assert.ok(existsSync(join(content, 'entries/kite-guild.mdx')));
});

test('an entry edited into invalid MDX, or away from its source, is told with its line; the rest is built', async () => {
  const content = contentWith({ 'kites.txt': brief });
  await run(content);
  const path = join(content, 'entries/wind-rating.mdx');
  const text = readFileSync(path, 'utf8');
  writeFileSync(path, `${text}\nA <b and {\n`);
  const broken = await load(content);
  assert.deepEqual(
    broken.messages.map(({ rule, path: at }) => [rule, at]),
    [['mdx-invalid', 'entries/wind-rating.mdx']],
  );
  assert.ok(broken.entries.length > 1);
  writeFileSync(path, text.replaceAll('a measure of the wind', 'a measure of wind'));
  const changed = await load(content);
  assert.deepEqual(
    changed.messages.map(({ rule }) => rule),
    ['excerpt-not-verbatim'],
  );
  assert.ok((changed.messages[0]?.line ?? 0) > 5);
});

const shared = process.env['SOURCEBOOK_SHARED'] ?? resolve(root, '../shared');
const seed = join(shared, 'seeds/000_2fd753532fa1349f.txt');

test('the real input', { skip: existsSync(seed) ? false : 'skipped: the shared seeds are not here' }, async () => {
  const content = contentWith({});
  cpSync(seed, join(content, 'sources/article.txt'));
  const { messages } = await run(content);
  assert.deepEqual(messages, []);
  const site = await load(content);
  assert.deepEqual(site.messages, []);
  const [source] = site.sources;
  assert.equal(source?.ref.title, "Anthropic Urges Global 'Pause' on Advanced AI Development");
  assert.equal(source?.ref.facts.publisher, 'GogoAI News');
  assert.equal(source?.ref.facts.url, 'https://www.gogoai.xin/article/anthropic-calls-for-global-ai-pause');
  assert.match(source?.ref.facts.credit ?? '', /credit GogoAI/);
  const headings = source?.passages.filter(({ kind }) => kind === 'heading').map(({ text }) => text) ?? [];
  assert.equal(headings.length, 10);
  const all = source?.passages.map(({ text }) => text).join('\n') ?? '';
  assert.doesNotMatch(all, /\p{Extended_Pictographic}/u);
  assert.doesNotMatch(all, /gogoai\.xin|Please credit/);
  const names = new Set(
    site.entries
      .flatMap(({ frontmatter }) => [frontmatter.title, ...frontmatter.labels])
      .map((name) => name.toLowerCase()),
  );
  const wanted = `intelligence explosion,recursive self-improvement,RLHF,artificial general intelligence,AGI,AI Act,GDPR,
    AI observability,red-teaming,global pause on AI development,AI hallucination,Anthropic,OpenAI,Google DeepMind,Meta,
    Claude,GPT-4,European Union`;
  for (const name of wanted.split(/,\s*/)) assert.ok(names.has(name.toLowerCase()), `an entry for ${name}`);
  const titles = site.entries.map(({ ref }) => ref.title);
  assert.ok(titles.length <= 30, `few entries: ${titles.length}`);
  assert.ok(!titles.some((title) => /updates|stance|takeaway/i.test(title)), String(titles));
  for (const entry of site.entries) {
    assert.ok(entry.tags.length > 0, `${entry.ref.title} has a tag`);
    assert.match(entry.html, /Please credit GogoAI/, `${entry.ref.title} shows the credit`);
  }
});

test('where sources define a term differently, their definitions stand side by side; a copy counts once', async () => {
  const one =
    'Kites One\n\nA kite reel is a drum on which the line of a kite is wound. It turns fast. Every kite reel needs oil.\n';
  const two =
    'Kites Two\n\nA kite reel is a hand-held tool that stores string for flying. It costs little. Some like a heavy kite reel.\n';
  const content = contentWith({ 'one.txt': one, 'two.txt': two, 'two-again.txt': two });
  await run(content);
  const text = readFileSync(join(content, 'entries/kite-reel.mdx'), 'utf8');
  const compared = text.slice(text.indexOf('## How sources define it'), text.indexOf('## Kites'));
  assert.equal(compared.match(/<Excerpt /g)?.length, 2, text);
  assert.equal(text.match(/It costs little. Some like/g)?.length, 1, text);
});

test('where sources give different figures or years for a term, the sentences stand side by side', async () => {
  const one =
    'Guild One\n\nThe Kite Guild was founded in 1911. The Kite Guild has 1,200 members. Many admire the Kite Guild for its calm.\n';
  const two =
    'Guild Two\n\nThe Kite Guild was established in May 1913 by sailors. The Kite Guild counts 1,200 members. Few fear the Kite Guild.\n';
  const content = contentWith({ 'one.txt': one, 'two.txt': two, 'two-again.txt': two });
  await run(content);
  const text = readFileSync(join(content, 'entries/kite-guild.mdx'), 'utf8');
  const compared = text.slice(text.indexOf('## Where their figures differ'), text.indexOf('## Guild'));
  assert.equal(compared.match(/<Excerpt /g)?.length, 2, text);
  assert.match(compared, /founded in 1911[\s\S]*established in May 1913/);
  assert.doesNotMatch(compared, /members/);
});

test('of a source that reserves all rights, less is quoted', async () => {
  const long = 'Every kite reel squeaks in the rain and nobody in the harbour seems to mind it at all. '
    .repeat(6)
    .trim();
  const text = `Reels\n\nA kite reel is a drum on which line is wound. ${long}\n`;
  const quoted = async (rights: string): Promise<number> => {
    const content = contentWith({ 'reels.txt': text, 'reels.source.yaml': `rights: ${rights}\n` });
    await run(content);
    const entry = readFileSync(join(content, 'entries/kite-reel.mdx'), 'utf8');
    return Math.max(
      ...entry
        .split('\n')
        .filter((line) => line.startsWith('A kite reel'))
        .map((line) => line.length),
    );
  };
  assert.ok((await quoted('All rights reserved')) <= 300);
  assert.ok((await quoted('CC BY 4.0')) > 300);
});
