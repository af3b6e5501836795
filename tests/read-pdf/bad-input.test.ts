import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toString as plain } from 'mdast-util-to-string';
import { readPdf } from '../../scripts/pipeline/read/pdf.ts';
import { column, makePdf } from './make-pdf.ts';

const bytesOf = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));
const textOf = (bytes: Uint8Array) => String.fromCharCode(...bytes);
const good = makePdf([column(50, 700, ['The harbour lies on the north side of the river.'])]);
const read = (bytes: Uint8Array) => readPdf({ path: 'sources/x.pdf', bytes });

test('what is no PDF is a message and an empty tree', async () => {
  for (const text of ['', 'just words', '%PDF-1.7\n%%EOF', `%PDF-1.4\n${'1 0 obj\n'.repeat(50)}`]) {
    const reading = await read(bytesOf(text));
    assert.deepEqual(reading.tree.children, []);
    assert.equal(reading.messages[0]?.rule, 'pdf-broken');
    assert.equal(reading.messages[0]?.path, 'sources/x.pdf');
  }
});

test('a locked PDF says that it is locked', async () => {
  const lock = `/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <${'41'.repeat(32)}> /U <${'42'.repeat(32)}> >>`;
  const locked = textOf(good).replace('trailer\n<<', `trailer\n<< ${lock} /ID [<00><00>]`);
  assert.equal((await read(bytesOf(locked))).messages[0]?.rule, 'pdf-encrypted');
});

test('a broken cross-reference table is mended', async () => {
  const broken = textOf(good).replace(/startxref\n\d+/, 'startxref\n3');
  assert.match(plain((await read(bytesOf(broken))).tree), /north side of the river/);
});

test('a page tree that runs in circles ends', async () => {
  const circle = textOf(good).replace(/\/Kids \[[^\]]*\]/, '/Kids [2 0 R]');
  const reading = await read(bytesOf(circle));
  assert.ok(reading.messages.length > 0);
  assert.deepEqual(reading.tree.children, []);
});

test('a count of pages that is not true ends at the pages there are', async () => {
  const reading = await read(bytesOf(textOf(good).replace('/Count 1', '/Count 900000')));
  assert.match(plain(reading.tree), /north side/);
  assert.ok(reading.messages.length < 30);
});

test('code in the file is not run', async () => {
  const script = '/OpenAction << /S /JavaScript /JS (globalThis.harmed = true; app.alert\\(1\\)) >>';
  const reading = await read(makePdf([column(50, 700, ['The harbour lies north.'])], '', script));
  assert.match(plain(reading.tree), /The harbour lies north/);
  assert.equal('harmed' in globalThis, false);
});

test('a PDF of pictures alone says that there is no text', async () => {
  assert.equal((await read(makePdf([[]]))).messages[0]?.rule, 'pdf-no-text');
});

test('a page whose drawing is broken still gives what came before', async () => {
  const torn = textOf(good).replace('endstream', 'BT /F9 12 Tf (x Tj << [ \nendstream');
  assert.match(plain((await read(bytesOf(torn))).tree), /north side/);
});
