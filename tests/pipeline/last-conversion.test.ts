import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { cacheFor } from '../../scripts/build/cache-for.ts';
import { convertContent } from '../../scripts/commands/convert.ts';
import { openLastConversion } from '../../scripts/commands/last-conversion.ts';

const quiet = { out: '', port: 0, explain: false, json: false, from: '', names: [] };
let content = '';
const at = (path: string) => join(content, path);
const record = () => join(cacheFor(content), 'converted.json');
/** A file that was written a moment ago may be written again and look the same: then nothing is kept. */
const settle = () => pause(150);
const convert = (dryRun = false) => convertContent({ ...quiet, content }, dryRun);
const said = async () => (await openLastConversion(content)).said;

const text = (what: string) =>
  `# On the ${what}\n\nA tensegrity ${what} is a structure that holds itself by pull alone. The tensegrity ${what} was built by Ada Lovelace in Muna.\n\nThe tensegrity ${what} stands on three rods. Nobody knows the tensegrity ${what} better than Ada Lovelace.\n`;

beforeEach(async () => {
  content = mkdtempSync(join(tmpdir(), 'sourcebook-'));
  mkdirSync(at('sources'));
  writeFileSync(at('sources/tower.md'), text('tower'));
  writeFileSync(at('sources/scan.txt'), '\n');
  await settle();
});
afterEach(() => {
  rmSync(cacheFor(content), { recursive: true, force: true });
  rmSync(content, { recursive: true, force: true });
});

test('what nothing was touched of is not converted again, and the same is said of it', async () => {
  const first = await convert();
  assert.deepEqual(
    first.map(({ rule }) => rule),
    ['source-empty'],
  );
  const entries = readdirSync(at('entries'));
  assert.ok(entries.length > 0);
  const kept = await said();
  assert.equal(kept?.summary.rows.find(({ what }) => what === 'unchanged')?.ids.length, entries.length);
  assert.deepEqual(await convert(), first);
  assert.deepEqual(await convert(true), first);
  rmSync(record());
  assert.deepEqual(await convert(), first);
  assert.deepEqual((await said())?.summary, kept?.summary, 'a whole conversion says the same');
});

test('anything that was touched is converted anew', async () => {
  await convert();
  const [entry = ''] = readdirSync(at('entries'));
  const touched: readonly (readonly [string, () => void])[] = [
    ['a new source', () => writeFileSync(at('sources/bridge.md'), text('bridge'))],
    ['facts beside a source', () => writeFileSync(at('sources/tower.source.yaml'), 'title: Towers\n')],
    ['an entry', () => writeFileSync(at(`entries/${entry}`), `${readFileSync(at(`entries/${entry}`))}\nMine.\n`)],
    ['a document that is gone', () => rmSync(at('documents/bridge.json'))],
    ['a damaged record', () => writeFileSync(record(), '{')],
  ];
  for (const [what, touch] of touched) {
    assert.notEqual(await said(), undefined, `before: ${what}`);
    touch();
    assert.equal(await said(), undefined, what);
    await settle();
    await convert();
  }
  assert.ok(existsSync(at('documents/bridge.json')));
});

test('what somebody wrote beside a conversion is not taken for converted', async () => {
  await convert();
  const [before] = [await said()];
  assert.ok(before !== undefined);
  for (const path of ['sources/tower.md', `entries/${readdirSync(at('entries'))[0]}`, 'entries/own.mdx']) {
    const { keep } = await openLastConversion(content);
    writeFileSync(at(path), 'Something else.\n');
    await keep(before, []);
    assert.equal(await said(), undefined, path);
    await settle();
  }
});
