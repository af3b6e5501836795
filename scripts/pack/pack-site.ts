import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Zippable, zipSync } from 'fflate';
import { listFiles } from '../files.ts';
import { classicScript } from './classic-script.ts';
import { toDiskStyle } from './disk-address.ts';
import { toDiskPage } from './to-disk-page.ts';

/** What only a server or a browser with a network has use for. */
const ONLINE_ONLY = [
  /^sw\.js$/,
  /^_astro\/(search|offline)-worker-/,
  /^_headers$/,
  /^_redirects$/,
  /^offline\//,
  /^(opensearch|sitemap)\.xml$/,
  /\.webmanifest$/,
];
/** A zip file wants a date and knows no time zone: the same everywhere, and the first it can tell. */
const DATE = new Date(1980, 0, 1);

type Packed = { readonly zip: Uint8Array; readonly files: number };

/** A site built for `/` as one zip file that opens from disk, in a folder of this name. The same site gives the same bytes. */
export async function packSite(site: string, name: string): Promise<Packed> {
  const paths = (await listFiles(site, '.')).filter((path) => !ONLINE_ONLY.some((pattern) => pattern.test(path)));
  const files: Zippable = {};
  for (const path of paths) {
    const [to, bytes] = await onDisk(site, path);
    files[`${name}/${to}`] = [bytes, { level: isCompressed(to) ? 0 : 9 }];
  }
  return { zip: zipSync(files, { mtime: DATE }), files: paths.length };
}

async function onDisk(site: string, path: string): Promise<readonly [string, Uint8Array]> {
  const file = join(site, path);
  const bytes = await readFile(file);
  if (path.endsWith('.html')) return [path, encoded(toDiskPage(bytes.toString('utf8'), path))];
  if (path.endsWith('.css')) return [path, encoded(toDiskStyle(bytes.toString('utf8'), dirname(path)))];
  if (/^_astro\/.*\.js$/.test(path)) return [path, encoded(await classicScript(file))];
  if (path.startsWith('search/')) return [`${path}.js`, encoded(asScript(path, bytes))];
  return [path, bytes];
}

/** A file of the search index as a script that puts it where `load-from-disk.ts` looks: pages from disk may fetch nothing. */
function asScript(path: string, bytes: Buffer): string {
  return `(globalThis.sourcebookFiles??={})[${JSON.stringify(path)}]="${bytes.toString('base64')}";\n`;
}

function encoded(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function isCompressed(path: string): boolean {
  return /\.(?:woff2?|png|jpe?g|webp|avif|gif)$/.test(path);
}
