import { hash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';

/** Addresses below the base that no permalink is like. */
const SCRIPT = '_reload.js';
const EVENTS = '_reload';

/** What a page that is being written runs: when the site has changed, it loads itself again if it is no longer the same. */
const script = (events: string) => `const shown = document.currentScript.src.split('?')[1];
new EventSource(${JSON.stringify(events)}).onmessage = async () => {
  const page = await fetch(location.href, { method: 'HEAD' });
  if (page.headers.get('ETag') !== '"' + shown + '"') location.reload();
};
`;

/** Keeps the pages of a served site in step with its folder. */
export type LiveReload = {
  /** Answers a request for a page or for news; says whether it did. */
  readonly answer: (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;
  /** Has every open page that is no longer the same load itself again. */
  readonly now: () => void;
};

/** Pages get a script of the site's own origin, as their Content-Security-Policy asks; all else is as it was built. */
export function liveReload(folder: string, base: string): LiveReload {
  const listening = new Set<ServerResponse>();
  return {
    async answer(request, response) {
      const path = (request.url ?? '/').split('?')[0]?.slice(1) ?? '';
      if (path === SCRIPT) {
        response.writeHead(200, { 'Content-Type': 'text/javascript; charset=utf-8' }).end(script(base + EVENTS));
        return true;
      }
      if (path === EVENTS) {
        response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' }).write('\n');
        listening.add(response);
        response.on('close', () => listening.delete(response));
        return true;
      }
      const page = join(folder, decoded(path), 'index.html');
      if ((path !== '' && !path.endsWith('/')) || !existsSync(page)) return false;
      const html = await readFile(page, 'utf8');
      const digest = hash('sha256', html);
      const headers = { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store', ETag: `"${digest}"` };
      const shown = html.replace('</head>', `<script src="${base}${SCRIPT}?${digest}"></script></head>`);
      response.writeHead(200, headers).end(shown);
      return true;
    },
    now() {
      for (const response of listening) response.write('data: now\n\n');
    },
  };
}

/** An address that is not well percent-encoded leads nowhere. */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return '\0';
  }
}
