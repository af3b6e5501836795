import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'astro';
import sirv from 'sirv';
import type { SearchFiles } from '../../../src/search/indexing/build-search-index.ts';

export type BenchSite = { readonly address: string; readonly codeBytes: number; readonly close: () => Promise<void> };

/** The bench page with an index beside it, served from a temporary folder. `codeBytes`: its JavaScript, gzipped. */
export async function serveBench(files: SearchFiles, pagefind?: string): Promise<BenchSite> {
  const folder = mkdtempSync(join(tmpdir(), 'search-bench-'));
  const out = join(folder, 'site');
  const root = join(import.meta.dirname, 'site');
  const vite = { build: { assetsInlineLimit: 0 } };
  await build({ root, outDir: out, cacheDir: join(folder, 'cache'), configFile: false, logLevel: 'error', vite });
  for (const [path, bytes] of files) {
    mkdirSync(dirname(join(out, path)), { recursive: true });
    writeFileSync(join(out, path), bytes);
  }
  if (pagefind !== undefined) cpSync(pagefind, join(out, 'pagefind'), { recursive: true });
  const scripts = scriptsOf(out);
  const codeBytes = scripts.reduce((sum, name) => sum + gzipSync(readFileSync(join(out, '_astro', name))).length, 0);
  const serve = sirv(out, { dev: true, setHeaders: isolate });
  const server = createServer((request, response) => {
    serve(request, response, () => {
      response.writeHead(404).end();
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
  return { address: `http://127.0.0.1:${place.port}/`, codeBytes, close };
}

/** Only a page that shares its process with no other may measure its memory. */
function isolate(response: ServerResponse): void {
  response.setHeader('cross-origin-opener-policy', 'same-origin');
  response.setHeader('cross-origin-embedder-policy', 'require-corp');
}

const SCRIPT = /[\w.-]+\.js(?=["'`])/g;

/** Scripts of the bench page, and those that they import. */
function scriptsOf(out: string): string[] {
  const found = new Set(readFileSync(join(out, 'index.html'), 'utf8').match(SCRIPT));
  for (const name of found) {
    for (const other of readFileSync(join(out, '_astro', name), 'utf8').match(SCRIPT) ?? []) found.add(other);
  }
  return [...found];
}
