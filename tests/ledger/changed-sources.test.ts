import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { convertContent } from '../../scripts/commands/convert.ts';
import { freeze } from '../../scripts/commands/freeze.ts';
import { readContentFolder } from '../../src/loader/content-folder.ts';
import { loadSite } from '../../src/loader/load-site.ts';
import { documentSchema } from '../../src/model/source.ts';

const kept = 'Kites were flown over the walls of the city at every new year of the calendar.';
const first = 'The oldest kite that was ever found was made of bamboo and of silk in Weifang.';
const changed = 'The oldest kite that was ever found was made of leaves in Muna, as is now known.';
let content = '';
const quiet = { out: '', port: 0, explain: false, json: false, from: '', names: [] };
const write = (path: string, text: string) => writeFileSync(join(content, path), text);
const convert = () => convertContent({ ...quiet, content });
const load = async () => loadSite(await readContentFolder(content), (permalink) => `/${permalink}`);
const source = (...paragraphs: string[]) => write('sources/kites.txt', `On kites\n\n${paragraphs.join('\n\n')}\n`);
const earlier = () => readdirSync(content).includes('earlier') && readdirSync(join(content, 'earlier')).length > 0;

function idOf(words: string): string {
  const json: unknown = JSON.parse(readFileSync(join(content, 'documents/kites.json'), 'utf8'));
  return documentSchema.parse(json).passages.find(({ text }) => text === words)?.id ?? '';
}

function quote(...passages: readonly (readonly [string, string])[]): void {
  const head =
    '---\nid: my-kites\ntitle: My kites\nkind: topic\nsummary: What I know of them.\nsources: [kites]\n---\n\n';
  const excerpts = passages.map(
    ([id, words]) => `<Excerpt source="kites" passage="${id}">\n\n${words}\n\n</Excerpt>\n\nSo it is.\n`,
  );
  write('entries/my-kites.mdx', `${head}${excerpts.join('\n')}`);
}

beforeEach(async () => {
  content = mkdtempSync(join(tmpdir(), 'sourcebook-'));
  mkdirSync(join(content, 'sources'));
  mkdirSync(join(content, 'entries'));
  source(kept, first);
  await convert();
});
afterEach(() => rmSync(content, { recursive: true, force: true }));

test('a source is replaced: excerpts that no longer stand are told and marked, and what they quote is kept and answers', async () => {
  const [stays, goes] = [idOf(kept), idOf(first)];
  quote([stays, kept], [goes, first]);
  assert.deepEqual(await convert(), []);
  source(kept, changed);
  const [message, ...others] = await convert();
  assert.deepEqual(others, []);
  assert.equal(message?.rule, 'excerpt-outdated');
  assert.equal(
    readFileSync(join(content, 'entries/my-kites.mdx'), 'utf8').split('\n')[(message?.line ?? 0) - 1]?.includes(goes),
    true,
  );
  const site = await load();
  assert.deepEqual(
    site.messages.filter(({ severity }) => severity === 'error'),
    [],
  );
  const cards = (site.entries.find(({ ref }) => ref.id === 'my-kites')?.html ?? '').split('<figure');
  assert.doesNotMatch(cards.find((card) => card.includes(kept)) ?? '', /earlier text/);
  assert.match(cards.find((card) => card.includes(first)) ?? '', /earlier text/);
  const page = site.sources.find(({ ref }) => ref.id === 'kites');
  assert.deepEqual(
    page?.earlier.quoted.map(({ id, text }) => [id, text]),
    [[goes, first]],
  );
  // Put right, the words that nothing quotes any more need not be kept.
  quote([stays, kept]);
  assert.deepEqual(await convert(), []);
  assert.equal(earlier(), false);
});

test('what a frozen version quotes is kept for good, whenever the version was frozen', async () => {
  for (const frozenBefore of [true, false]) {
    source(kept, first);
    await convert();
    const goes = idOf(first);
    quote([goes, first]);
    await convert();
    if (frozenBefore) await freeze(content, '2026-01-02');
    source(kept, changed);
    await convert();
    if (!frozenBefore) await freeze(content, '2026-01-02');
    quote([idOf(kept), kept]);
    await convert();
    await convert();
    assert.equal(earlier(), true);
    assert.deepEqual(
      (await load()).sources[0]?.earlier.quoted.map(({ id }) => id),
      [goes],
    );
    rmSync(join(content, 'versions'), { recursive: true });
    rmSync(join(content, 'earlier'), { recursive: true });
    write('ledger.jsonl', readFileSync(join(content, 'ledger.jsonl'), 'utf8').replace(/^.*"frozen".*\n/gm, ''));
  }
});

test('of a text that was shown whole, the address of every passage still lands', async () => {
  write('sources/kites.source.yaml', 'show: full\n');
  await convert();
  const goes = idOf(first);
  source(kept, changed);
  await convert();
  assert.deepEqual((await load()).sources[0]?.earlier, { quoted: [], gone: [goes] });
});

test('words that moved into another passage are told where; words that never stood there are marked', async () => {
  quote([idOf(first), first]);
  await convert();
  source(kept, `${first} So says the museum.`);
  const [message] = await convert();
  assert.match(message?.advice ?? '', new RegExp(`passage="${idOf(`${first} So says the museum.`)}"`));
  quote([idOf(kept), 'Kites were never flown.']);
  const { entries, messages } = await load();
  assert.ok(messages.some(({ rule }) => rule === 'excerpt-not-verbatim'));
  assert.match(entries.find(({ ref }) => ref.id === 'my-kites')?.html ?? '', /not found in the source/);
});

test('a source that was retracted is told of, and shows so wherever it is quoted or listed', async () => {
  quote([idOf(kept), kept]);
  write('sources/kites.source.yaml', 'retracted: The authors withdrew it on 2 March 2026.\n');
  const messages = await convert();
  assert.ok(messages.some(({ rule, line }) => rule === 'source-retracted' && line !== undefined));
  const { entries, sources } = await load();
  const html = entries.find(({ ref }) => ref.id === 'my-kites')?.html ?? '';
  assert.equal(html.match(/class="source-mark"/g)?.length, 2, 'in the card and in the list of references');
  assert.equal(sources[0]?.ref.retracted, true);
  assert.match(String(sources[0]?.document.retracted), /withdrew/);
});
