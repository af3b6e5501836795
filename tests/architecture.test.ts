import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { test } from 'node:test';

const root = join(import.meta.dirname, '..');

/**
 * Folder → folders it may import from besides itself. The longest matching row counts. Conversion
 * (scripts/pipeline) and site (src) meet in src/model only; the commands are where both are run from.
 */
const may: Readonly<Record<string, readonly string[]>> = {
  'src/model': [],
  'src/explain': [],
  'src/strings': ['src/model', 'src/explain'],
  'src/site.ts': ['src/model'],
  'src/link': ['src/model'],
  'src/graph': ['src/model'],
  'src/cite': ['src/model', 'src/data'],
  'src/search/format': ['src/model'],
  'src/search/indexing': ['src/model', 'src/search/format'],
  'src/search/querying': ['src/model', 'src/search/format'],
  'src/search/client': ['src/model', 'src/search/format', 'src/search/querying'],
  'src/offline': ['src/search'],
  'src/data': ['src/model'],
  'src/loader': [
    'src/model',
    'src/explain',
    'src/link',
    'src/graph',
    'src/data',
    'src/cite',
    'src/strings',
    'src/site.ts',
  ],
  'src/cards': ['src/model', 'src/data', 'src/strings', 'src/components/imprint-of.ts'],
  'src/components': [
    'src/model',
    'src/explain',
    'src/data',
    'src/cite',
    'src/search',
    'src/site.ts',
    'src/strings',
    'src/styles',
  ],
  'src/layouts': ['src/model', 'src/data', 'src/offline', 'src/components', 'src/site.ts', 'src/strings', 'src/styles'],
  'src/pages': [
    'package.json',
    'src/model',
    'src/data',
    'src/cite',
    'src/search',
    'src/components',
    'src/layouts',
    'src/site.ts',
    'src/strings',
    'src/styles',
  ],
  'scripts/files.ts': ['src/model'],
  'scripts/pipeline': ['src/model', 'scripts/files.ts', 'scripts/root.ts'],
  scripts: [
    'src/model',
    'src/loader',
    'src/cards',
    'src/search',
    'src/cite',
    'src/data',
    'src/link',
    'src/graph',
    'src/site.ts',
  ],
};

function folderOf(path: string): string | undefined {
  return Object.keys(may)
    .filter((folder) => path === folder || path.startsWith(`${folder}/`))
    .sort((a, b) => b.length - a.length)[0];
}

/** The breaches of one file, given its path below the root and its text. */
function breachesOf(path: string, text: string): string[] {
  const folder = folderOf(path);
  if (folder === undefined) return [`${path}: no row in the table`];
  const imports = Array.from(text.matchAll(/(?:from|import)\s*\(?\s*['"](\.[^'"]+)['"]/g), (match) => match[1] ?? '');
  return imports.flatMap((specifier) => {
    const target = join(dirname(path), specifier.replace(/\?.*$/, '')).split(sep).join('/');
    const allowed = [folder, ...(may[folder] ?? [])];
    return allowed.some((one) => target === one || target.startsWith(`${one}/`)) ? [] : [`${path} imports ${target}`];
  });
}

function filesIn(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile() && /\.(ts|astro|mjs)$/.test(file.name))
    .map((file) => relative(root, join(file.parentPath, file.name)).split(sep).join('/'));
}

test('each folder imports only what the table allows', () => {
  const files = [...filesIn('src'), ...filesIn('scripts')];
  assert.ok(files.length > 30, 'the files were found');
  assert.deepEqual(
    files.flatMap((path) => breachesOf(path, readFileSync(join(root, path), 'utf8'))),
    [],
  );
});

test('a planted breach is found', () => {
  assert.deepEqual(breachesOf('src/model/planted.ts', "import { x } from '../link/words.ts';"), [
    'src/model/planted.ts imports src/link/words.ts',
  ]);
  assert.deepEqual(breachesOf('src/pages/planted.astro', "import { x } from '../../scripts/files.ts';"), [
    'src/pages/planted.astro imports scripts/files.ts',
  ]);
});
