import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { unzipSync, zipSync } from 'fflate';
import sharp from 'sharp';
import { convert } from '../../scripts/pipeline/index.ts';
import { documentSchema } from '../../src/model/source.ts';
import { zipFolder } from '../read-office/zip-folder.ts';
import { column, makePdf } from '../read-pdf/make-pdf.ts';

/** The picture of each format, with what the document says of it, comes into the content folder. */
const content = mkdtempSync(join(tmpdir(), 'sourcebook-formats-'));
after(() => rmSync(content, { recursive: true, force: true }));

/** Stripes, of another width in each format. */
async function drawing(width: number): Promise<Buffer> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="80"><rect x="9" width="40" height="60" fill="#36c"/></svg>`;
  return sharp(Buffer.from(svg)).png().toBuffer();
}

/** A fixture's archive, its picture one that can be seen. */
async function archive(name: string, width: number): Promise<Uint8Array> {
  const members = unzipSync(zipFolder(join(import.meta.dirname, '../fixtures/read', name, 'input')));
  const picture = new Uint8Array(await drawing(width));
  const entries = Object.entries(members).map(([path, bytes]) => [path, path.endsWith('.png') ? picture : bytes]);
  return zipSync(Object.fromEntries(entries));
}

async function webArchive(width: number): Promise<string> {
  const html = `<html><head><title>Kites</title></head><body><article><h1>Kites</h1><p>${'A kite reel holds the line of a kite while it is flown. '.repeat(5)}</p><figure><img src="https://kites.example/reel.png" alt="A drum"><figcaption>A reel of 1911.</figcaption></figure><p>Reels are wound by hand, and a good one turns without a sound.</p></article></body></html>`;
  const parts = [
    `Content-Type: text/html; charset=utf-8\r\nContent-Location: https://kites.example/\r\n\r\n${html}`,
    `Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\nContent-Location: https://kites.example/reel.png\r\n\r\n${(await drawing(width)).toString('base64')}`,
  ];
  return `MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="x"; type="text/html"\r\n\r\n${parts.map((part) => `--x\r\n${part}\r\n`).join('')}--x--\r\n`;
}

/** The cross-reference table no longer fits, which readers of PDF mend. */
function pdf(): Uint8Array {
  const above = column(50, 700, [
    'The harbour lies on the north side of the river,',
    'and the old town lies on the south side.',
  ]);
  const below = column(50, 500, ['Figure 1: The reel, seen from the side.']);
  const gray = Array.from({ length: 64 * 64 }, (_, at) => ((at % 64) * 4).toString(16).padStart(2, '0')).join('');
  const image = `99 0 obj\n<< /Type /XObject /Subtype /Image /Width 64 /Height 64 /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /ASCIIHexDecode /Length ${gray.length + 1} >>\nstream\n${gray}>\nendstream\nendobj\n`;
  const text = String.fromCharCode(...makePdf([[...above, ...below]]))
    .replace('/Font <<', '/XObject << /X 99 0 R >> /Font <<')
    .replace(/<< \/Length \d+ >>\nstream\n/, (head) => `${head}q 150 0 0 150 50 520 cm /X Do Q\n`)
    .replace(/\/Length (\d+) >>\nstream\nq/, (_, length) => `/Length ${Number(length) + 32} >>\nstream\nq`)
    .replace(/xref\n0 /, `${image}xref\n0 `)
    .replace(/startxref\n\d+/, 'startxref\n3');
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

test('pictures of Word, OpenDocument, EPUB, web archives and PDF come along with caption and alternative text', async () => {
  const files = {
    'word.docx': await archive('docx--styles', 101),
    'open.odt': await archive('odt--styles', 102),
    'book.epub': await archive('epub--chapters', 103),
    'page.mhtml': await webArchive(104),
    'paper.pdf': pdf(),
  };
  mkdirSync(join(content, 'sources'), { recursive: true });
  for (const [name, bytes] of Object.entries(files)) {
    writeFileSync(join(content, 'sources', name), bytes);
    writeFileSync(join(content, 'sources', `${name.split('.')[0]}.source.yaml`), 'show: full\n');
  }
  await convert({ content, progress: () => {} });
  const shown = ['word', 'open', 'book', 'page', 'paper'].map((id) => {
    const document = documentSchema.parse(JSON.parse(readFileSync(join(content, 'documents', `${id}.json`), 'utf8')));
    return (document.pictures ?? []).map(({ width, alt, caption, file }) => {
      assert.ok(readFileSync(join(content, file)).length > 0);
      return [width, alt, caption];
    });
  });
  assert.deepEqual(shown, [
    [[101, 'Map of the harbour', 'Figure 1. The harbour.']],
    [[102, 'Der Hafen', 'Abbildung 1']],
    [[103, 'A sky', 'The sky.']],
    [[104, 'A drum', 'A reel of 1911.']],
    [[64, '', 'Figure 1: The reel, seen from the side.']],
  ]);
});
