import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readPdf } from '../../scripts/pipeline/read/pdf.ts';

const bytesOf = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));

test('what is no PDF is a message and an empty tree', async () => {
  for (const text of ['', 'just words', '%PDF-1.7\n%%EOF', `%PDF-1.4\n${'1 0 obj\n'.repeat(50)}`]) {
    const reading = await readPdf({ path: 'sources/x.pdf', bytes: bytesOf(text) });
    assert.deepEqual(reading.tree.children, []);
    assert.equal(reading.messages[0]?.rule, 'pdf-broken');
    assert.equal(reading.messages[0]?.path, 'sources/x.pdf');
  }
});
