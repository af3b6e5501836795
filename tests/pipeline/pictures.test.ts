import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import sharp from 'sharp';
import { convert } from '../../scripts/pipeline/index.ts';
import { isOpenLicence } from '../../scripts/pipeline/open-licence.ts';
import { readContentFolder } from '../../src/loader/content-folder.ts';
import { loadSite } from '../../src/loader/load-site.ts';
import { documentSchema, type SourceDocument } from '../../src/model/source.ts';

const folders: string[] = [];
after(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

function contentWith(files: Readonly<Record<string, string | Uint8Array>>): string {
  const content = mkdtempSync(join(tmpdir(), 'sourcebook-pictures-'));
  folders.push(content);
  for (const [path, data] of Object.entries(files)) {
    mkdirSync(dirname(join(content, 'sources', path)), { recursive: true });
    writeFileSync(join(content, 'sources', path), data);
  }
  return content;
}

const run = (content: string) => convert({ content, progress: () => {} });
const documentIn = (content: string, id: string): SourceDocument =>
  documentSchema.parse(JSON.parse(readFileSync(join(content, 'documents', `${id}.json`), 'utf8')));
const picturesIn = (content: string): readonly string[] => {
  try {
    return readdirSync(join(content, 'pictures')).sort();
  } catch {
    return [];
  }
};

/** A drawing of stripes: no two are alike, and none is so plain that it would be taken for a rule. */
async function drawing(stripes: number, { width, height } = { width: 400, height: 300 }): Promise<Buffer> {
  const bars = Array.from({ length: stripes }, (_, i) => `<rect x="${i * 40}" width="20" height="300" fill="#36c"/>`);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${bars.join('')}</svg>`;
  return sharp(Buffer.from(svg)).png().toBuffer();
}

const words = [
  '<p>A kite reel is a drum on which the line of a kite is wound. The Kite Guild tests every kite reel.</p>',
  '<p>The Kite Guild was founded in 1911. A kite reel of the Kite Guild lasts long.</p>',
];
const page = (picture: string) =>
  `<html><head><title>Kites</title></head><body><article><h1>Kites</h1>${words.join('')}<figure><img src="${picture}" alt="A drum with a handle"><figcaption>A kite reel of 1911.</figcaption></figure><p>Reels are wound by hand, and a good one turns without a sound.</p></article></body></html>`;

test('a picture with its caption comes into source and entry, re-encoded, with the same bytes at every run', async () => {
  const picture = `data:image/png;base64,${(await drawing(7)).toString('base64')}`;
  const files = { 'kites.html': page(picture), 'kites.source.yaml': 'show: full\n' };
  const [content, other] = [contentWith(files), contentWith(files)];
  const { messages } = await run(content);
  assert.deepEqual(messages, []);
  const [name = ''] = picturesIn(content);
  assert.match(name, /^[0-9a-f]{16}\.webp$/);
  const { pictures = [] } = documentIn(content, 'kites');
  assert.deepEqual(
    pictures.map(({ after: _, ...rest }) => rest),
    [
      {
        file: `pictures/${name}`,
        width: 400,
        height: 300,
        alt: 'A drum with a handle',
        caption: 'A kite reel of 1911.',
      },
    ],
  );
  const entry = readFileSync(join(content, 'entries/kite-reel.mdx'), 'utf8');
  assert.match(
    entry,
    new RegExp(`<Figure src="pictures/${name}" alt="A drum with a handle" caption="A kite reel of 1911\\."`),
  );
  await run(other);
  assert.deepEqual(readFileSync(join(other, 'pictures', name)), readFileSync(join(content, 'pictures', name)));
  const again = await run(content);
  assert.deepEqual(again.messages, []);
  assert.equal(readFileSync(join(content, 'entries/kite-reel.mdx'), 'utf8'), entry);
  const site = loadSite(await readContentFolder(content), (path) => `/base/${path}`);
  assert.deepEqual(site.messages, []);
  const html = site.entries.find(({ ref }) => ref.id === 'kite-reel')?.html ?? '';
  assert.match(
    html,
    new RegExp(`<img src="/base/pictures/${name}" width="400" height="300" alt="A drum with a handle"`),
  );
  assert.match(html, /figure-source/);
});

test('where only excerpts may be shown, pictures stay out and a message says so; an open licence lets them in', async () => {
  const picture = `data:image/png;base64,${(await drawing(5)).toString('base64')}`;
  const content = contentWith({ 'kites.html': page(picture) });
  const { messages } = await run(content);
  assert.deepEqual(
    messages.map(({ rule, severity }) => [rule, severity]),
    [['pictures-not-shown', 'info']],
  );
  assert.deepEqual(picturesIn(content), []);
  writeFileSync(join(content, 'sources/kites.source.yaml'), 'rights: CC BY 4.0\n');
  assert.deepEqual((await run(content)).messages, []);
  assert.equal(picturesIn(content).length, 1);
});

test('pictures beside a source are its own: parts of a saved page, files that a Markdown text names', async () => {
  const content = contentWith({
    'kites.html': page('kites_files/reel.png'),
    'kites.source.yaml': 'show: full\nalts:\n  none.webp: not there\n',
    'kites_files/reel.png': await drawing(6),
    'kites_files/site.css': 'p { color: red }',
    'guild.md': `# The guild\n\nThe Kite Guild has a house in Berck. It is open.\n\n![](pics/house.png)\n\n![](../../secret.png)\n`,
    'guild.source.yaml': 'show: full\n',
    'pics/house.png': await drawing(3, { width: 1400, height: 700 }),
    'pics/unused.png': await drawing(2),
  });
  const { messages } = await run(content);
  assert.deepEqual(
    messages.map(({ rule, path }) => [rule, path]),
    [
      ['picture-without-alt', 'sources/guild.md'],
      ['source-format-unknown', 'sources/pics/unused.png'],
    ],
  );
  assert.deepEqual(
    [documentIn(content, 'kites'), documentIn(content, 'guild')].map(({ pictures }) => pictures?.length),
    [1, 1],
  );
  const site = loadSite(await readContentFolder(content), (path) => `/${path}`);
  assert.equal(site.pictures.length, 2);
});

test('a picture that cannot be read, or has too many pixels, is a message; a spy of one pixel is nothing', async () => {
  const bomb = `<svg xmlns="http://www.w3.org/2000/svg" width="30000" height="30000"><rect width="9" height="9"/></svg>`;
  const tiny = await drawing(1, { width: 8, height: 8 });
  const content = contentWith({
    'kites.md': `# Kites\n\nA kite reel is a drum on which the line of a kite is wound.\n\n![one](a.png)\n\n![two](b.svg)\n\n![three](c.png)\n`,
    'kites.source.yaml': 'show: full\n',
    'a.png': Buffer.alloc(600, 7),
    'b.svg': bomb,
    'c.png': tiny,
  });
  const { messages } = await run(content);
  assert.deepEqual(
    messages.map(({ rule, reason }) => [rule, reason]),
    [['picture-unreadable', '2 pictures cannot be read: a.png, b.svg.']],
  );
  assert.deepEqual(picturesIn(content), []);
});

test('open licences are told from those that keep a right back', () => {
  const open = ['CC BY 4.0', 'CC-BY-SA 3.0', 'https://creativecommons.org/licenses/by/4.0/', 'CC0', 'Public domain'];
  const kept = [
    '© 2024 The Guild',
    'CC BY-NC 4.0',
    'CC BY-ND 2.0',
    'https://creativecommons.org/licenses/by-nc-sa/4.0/',
  ];
  assert.deepEqual([...open, ...kept].map(isOpenLicence), [...open.map(() => true), ...kept.map(() => false)]);
});
