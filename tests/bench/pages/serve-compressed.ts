import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { gzipSync } from 'node:zlib';

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.xml': 'application/xml; charset=utf-8',
};
/** What hosts compress; fonts and pictures are compressed already. */
const text = new Set(Object.keys(types));

/** Serves a built site as static hosts do: text with gzip, and everything kept in memory, so that the disk is not measured. */
export async function serveCompressed(
  folder: string,
): Promise<{ readonly address: string; readonly close: () => void }> {
  const known = new Map<string, Promise<Buffer>>();
  const bytesOf = (path: string): Promise<Buffer> => {
    const bytes =
      known.get(path) ?? readFile(path).then((raw) => (text.has(extname(path)) ? gzipSync(raw, { level: 9 }) : raw));
    known.set(path, bytes);
    return bytes;
  };
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const path = join(folder, normalize(decodeURIComponent(pathname)), pathname.endsWith('/') ? 'index.html' : '');
    try {
      const bytes = await bytesOf(path.endsWith('/') ? path.slice(0, -1) : path);
      const ending = extname(path);
      const headers = {
        'content-type': types[ending] ?? 'application/octet-stream',
        'cache-control': 'max-age=31536000',
      };
      response.writeHead(200, text.has(ending) ? { ...headers, 'content-encoding': 'gzip' } : headers).end(bytes);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const place = server.address();
  if (place === null || typeof place === 'string') throw new Error('the server has no port');
  return {
    address: `http://127.0.0.1:${place.port}/`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
