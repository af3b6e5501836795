import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { build } from 'astro';
import sirv from 'sirv';
import { withLock } from '../../../scripts/lock.ts';
import { root } from '../../../scripts/root.ts';
import type { SearchRecord } from '../../../src/model/search-record.ts';
import { buildSearchIndex } from '../../../src/search/indexing/build-search-index.ts';

const POLICY =
  "default-src 'none'; script-src 'self'; connect-src 'self'; worker-src 'self'; style-src 'self'; img-src data:; form-action 'self'";

export type SearchSite = { readonly address: string; readonly folder: string; readonly close: () => Promise<void> };

/** Builds two pages with the search components and an index of these records, and serves them under `/kb/`. */
export async function serveSearchSite(records: readonly SearchRecord[]): Promise<SearchSite> {
  const folder = mkdtempSync(join(tmpdir(), 'search-site-'));
  const out = join(folder, 'kb');
  const make = () =>
    build({
      root: import.meta.dirname,
      outDir: out,
      cacheDir: join(folder, 'cache'),
      base: '/kb',
      configFile: false,
      logLevel: 'error',
      trailingSlash: 'always',
      compressHTML: true,
      build: { inlineStylesheets: 'never' },
      vite: { build: { assetsInlineLimit: 0 } },
    });
  // Wherever the pages go, Astro prepares them in one folder of the project: two builds would take it from each other.
  await withLock(join(root, '.sourcebook', 'test', 'search-site'), make);
  for (const { permalink, title, passages } of records) {
    const text = passages.map((passage) => `<p id="${passage.fragment}">${passage.text}</p>`).join('');
    write(join(out, permalink, 'index.html'), `<!doctype html><title>${title}</title><h1>${title}</h1>${text}`);
  }
  for (const [path, bytes] of buildSearchIndex(records, new Map([['sample-source', 'A sample report']])))
    write(join(out, path), bytes);
  const lost = readFileSync(join(out, '404.html'));
  const serve = sirv(folder, {
    dev: true,
    setHeaders: (response) => response.setHeader('content-security-policy', POLICY),
  });
  const server = createServer((request, response) => {
    serve(request, response, () => {
      response.writeHead(404, { 'content-type': 'text/html', 'content-security-policy': POLICY }).end(lost);
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const place = server.address();
  if (place === null || typeof place === 'string') throw new Error('the server has no port');
  const close = async () => {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
    rmSync(folder, { recursive: true });
  };
  return { address: `http://127.0.0.1:${place.port}/kb/`, folder: out, close };
}

function write(path: string, contents: string | Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, contents);
}
