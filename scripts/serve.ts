import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import sirv from 'sirv';
import type { LiveReload } from './live-reload.ts';

export type ServeOptions = {
  /** The built site; absolute. */
  readonly folder: string;
  /** With leading and trailing slash. */
  readonly base?: string;
  /** The port to try first; 0 lets the system choose. */
  readonly port: number;
  /** Keeps open pages in step with the folder. */
  readonly live?: LiveReload;
};

export type Serving = { readonly address: string; readonly close: () => Promise<void> };

const TRIES = 20;

/** Media types that sirv's table lacks, or gives without a charset. */
const mediaTypes: Readonly<Record<string, string>> = {
  '.bib': 'application/x-bibtex; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.mdx': 'text/markdown; charset=utf-8',
  '.ris': 'application/x-research-info-systems; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
};

/** Serves a built site on this machine only, as a static host would: its media types, its 404 page, its base path. */
export async function serve({ folder, base = '/', port, live }: ServeOptions): Promise<Serving> {
  const files = sirv(folder, {
    dev: true,
    etag: true,
    setHeaders(response, path) {
      const type = mediaTypes[extname(path).toLowerCase()];
      if (type !== undefined) response.setHeader('Content-Type', type);
    },
  });
  const server = createServer(async (request, response) => {
    const path = pathBelow(base, request.url ?? '/');
    if (path === undefined) {
      if (request.url === '/' || request.url === base.slice(0, -1)) redirect(response, base);
      else void sendNotFound(folder, response);
      return;
    }
    request.url = path;
    if (await live?.answer(request, response)) return;
    answer(files, request, response, () => void sendNotFound(folder, response));
  });
  const taken = await listen(server, port);
  return { address: `http://127.0.0.1:${taken}${base}`, close: () => close(server) };
}

function answer(
  files: ReturnType<typeof sirv>,
  request: IncomingMessage,
  response: ServerResponse,
  next: () => void,
): void {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { Allow: 'GET, HEAD' }).end();
    return;
  }
  try {
    // sirv answers HEAD like GET; Node leaves out the body.
    files(request, response, next);
  } catch {
    // The file went away while it was looked at: the site is being built again.
    next();
  }
}

/** The part of the address below the base, or undefined where it is elsewhere or names a hidden file. */
function pathBelow(base: string, url: string): string | undefined {
  const [path = '/'] = url.split('?');
  if (!path.startsWith(base) || /(^|\/|%2f|\\|%5c)(\.|%2e)/i.test(path)) return undefined;
  return url.slice(base.length - 1);
}

function redirect(response: ServerResponse, to: string): void {
  response.writeHead(302, { Location: to }).end();
}

async function sendNotFound(folder: string, response: ServerResponse): Promise<void> {
  const page = join(folder, '404.html');
  const body = existsSync(page) ? await readFile(page) : 'Not found\n';
  const type = typeof body === 'string' ? 'text/plain' : 'text/html';
  response.writeHead(404, { 'Content-Type': `${type}; charset=utf-8` }).end(body);
}

/** Listens on the first free port from `port` on; gives it. */
async function listen(server: Server, port: number): Promise<number> {
  for (let candidate = port; ; candidate += 1) {
    try {
      return await listenOn(server, candidate);
    } catch (error) {
      const inUse = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
      if (!inUse || candidate === port + TRIES || candidate === 65_535) throw error;
    }
  }
}

function listenOn(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

/** Waits for Ctrl-C or a request to end. */
export function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve());
  });
}
