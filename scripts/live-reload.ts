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

/** Keeps the pages of a served site in step with its folder. Every open page that is no longer the same loads itself again. */
export type LiveReload = {
  /** Answers a request for a page or for news; says whether it did. */
  readonly answer: (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;
  /** Shows these pages in place of those in the folder, by their paths there, until `built`. */
  readonly ahead: (pages: Iterable<readonly [path: string, html: string]>) => void;
  /** The site in the folder was built again. Pages that were shown ahead of it stay where they still are. */
  readonly built: (still: { readonly isAhead: boolean }) => void;
};

/** Pages get a script of the site's own origin, as their Content-Security-Policy asks; all else is as it was built. */
export function liveReload(folder: string, base: string): LiveReload {
  const listening = new Set<ServerResponse>();
  const ahead = new Map<string, string>();
  const tell = () => {
    for (const response of listening) response.write('data: now\n\n');
  };
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
      const page = `${decoded(path)}index.html`;
      const file = join(folder, page);
      if ((path !== '' && !path.endsWith('/')) || !existsSync(file)) return false;
      const html = ahead.get(page) ?? (await readFile(file, 'utf8'));
      const digest = hash('sha256', html);
      const headers = { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store', ETag: `"${digest}"` };
      const shown = html.replace('</head>', `<script src="${base}${SCRIPT}?${digest}"></script></head>`);
      response.writeHead(200, headers).end(shown);
      return true;
    },
    ahead(pages) {
      for (const [path, html] of pages) ahead.set(path, html);
      tell();
    },
    built({ isAhead }) {
      if (!isAhead) ahead.clear();
      tell();
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
