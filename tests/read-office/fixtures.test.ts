import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { mdxToJs } from 'satteri';
import { read } from '../../scripts/pipeline/read/index.ts';
import type { Reading } from '../../scripts/pipeline/read/reader.ts';
import { toMdx } from '../../scripts/pipeline/to-mdx.ts';
import { zipFolder } from './zip-folder.ts';

const fixtures = join(import.meta.dirname, '..', 'fixtures', 'read');

/** `UPDATE_FIXTURES=1` writes what is read; the difference is for a person to judge. */
function expected(path: string, actual: string): string {
  if (process.env.UPDATE_FIXTURES === '1') writeFileSync(path, actual);
  return readFileSync(path, 'utf8');
}

function bytesOf(folder: string): { readonly path: string; readonly bytes: Uint8Array } {
  const kind = /([a-z]+)--/.exec(folder)?.[1] ?? '';
  const single = ['input.md', 'input.mdx'].find((name) => existsSync(join(folder, name)));
  if (single !== undefined) return { path: single, bytes: new Uint8Array(readFileSync(join(folder, single))) };
  return { path: `input.${kind}`, bytes: zipFolder(join(folder, 'input')) };
}

function saidBeside({ facts, factOrigins, assets, removed, messages }: Reading): string {
  const pictures = assets.map(({ name, mediaType, bytes }) => ({ name, mediaType, size: bytes.length }));
  return `${JSON.stringify({ facts, factOrigins, assets: pictures, removed, messages }, null, 2)}\n`;
}

for (const name of readdirSync(fixtures).filter((name) => /^(?:docx|odt|epub|md)--/.test(name))) {
  test(`reads ${name}`, async () => {
    const folder = join(fixtures, name);
    const reading = await read(bytesOf(folder));
    const mdx = toMdx(reading.tree);
    assert.equal(mdx, expected(join(folder, 'output.mdx'), mdx));
    const beside = saidBeside(reading);
    assert.equal(beside, expected(join(folder, 'output.json'), beside));
    assert.doesNotThrow(() => mdxToJs(mdx));
    assert.equal(toMdx((await read(bytesOf(folder))).tree), mdx, 'the same bytes again');
  });
}
