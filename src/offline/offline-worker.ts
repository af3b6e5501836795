import type { WorkboxPlugin } from 'workbox-core/types.js';
import { ExpirationPlugin } from 'workbox-expiration';
import { registerRoute } from 'workbox-routing';
import { CacheFirst, NetworkFirst, type Strategy } from 'workbox-strategies';
import { isKeepRequest } from './keep-request.ts';
import { noticeIn, titleIn, withKeptPages, withNotice } from './offline-page.ts';

declare const self: ServiceWorkerGlobalScope;

/** Two sites may share an origin: each keeps its own, by the path it stands under. */
const { scope } = self.registration;
const PAGES = `sourcebook-pages ${scope}`;
const OFFLINE = `${scope}offline/`;
const KEPT_PAGES = 150;
const KEPT_FILES = 300;
const html = { headers: { 'content-type': 'text/html;charset=utf-8' } };

/** The network comes first: whoever has it never reads what was kept. `?q=` and fragments are the reader's own. */
const pages = new NetworkFirst({
  cacheName: PAGES,
  plugins: [
    { cacheKeyWillBeUsed: async ({ request }) => addressOf(request.url) },
    { cachedResponseWillBeUsed: async ({ cachedResponse }) => cachedResponse && marked(cachedResponse) },
    { handlerDidError: async () => notKept() },
    newest(KEPT_PAGES),
  ],
});
const files = {
  cacheName: `sourcebook-files ${scope}`,
  plugins: [newest(KEPT_FILES)],
};
/** Named by what they hold: they never change, and pages of an earlier build find theirs. */
const hashed = new CacheFirst(files);
const others = new NetworkFirst(files);
const destinations: readonly RequestDestination[] = ['style', 'script', 'image', 'manifest'];

const isOurs = (url: URL) => url.href.startsWith(scope);
const isHashed = (address: string) => address.startsWith(`${scope}_astro/`);
registerRoute(({ request, url }) => request.mode === 'navigate' && isOurs(url), pages);
registerRoute(({ url }) => isHashed(url.href), hashed);
registerRoute(({ request, url }) => isOurs(url) && destinations.includes(request.destination), others);

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(PAGES).then((cache) => cache.add(OFFLINE)));
  void self.skipWaiting();
});
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
/** The page that brought the worker was loaded without it, and asks to be kept with its files. */
self.addEventListener('message', (event) => {
  const asked: unknown = event.data;
  if (!isKeepRequest(asked) || !isOurs(new URL(asked.page))) return;
  const wanted = asked.files.filter(isHashed).map((file) => keep(hashed, file, event));
  event.waitUntil(Promise.allSettled([keep(pages, asked.page, event), ...wanted]));
});

function keep(strategy: Strategy, address: string, event: ExtendableEvent): Promise<void> {
  return strategy.handleAll({ request: new Request(address), event })[1];
}

/** Keeps so many, those used last. */
function newest(maxEntries: number): WorkboxPlugin {
  const { cacheDidUpdate, cachedResponseWillBeUsed } = new ExpirationPlugin({ maxEntries, purgeOnQuotaError: true });
  return { ...(cacheDidUpdate && { cacheDidUpdate }), ...(cachedResponseWillBeUsed && { cachedResponseWillBeUsed }) };
}

async function offlineText(): Promise<string> {
  return (await caches.match(OFFLINE, { cacheName: PAGES }))?.text() ?? '';
}

async function marked(response: Response): Promise<Response> {
  const kept = new Date(response.headers.get('date') ?? Number.NaN);
  const notice = noticeIn(await offlineText());
  return new Response(withNotice(await response.text(), { notice, kept }), html);
}

/** Says plainly that this page is not here, and which are. */
async function notKept(): Promise<Response> {
  const cache = await caches.open(PAGES);
  const addresses = (await cache.keys()).map(({ url }) => url).filter((address) => address !== OFFLINE);
  const list = addresses.map(async (address) => {
    const page = await (await cache.match(address))?.text();
    return { address, title: titleIn(page ?? '') || address };
  });
  const text = withKeptPages(await offlineText(), await Promise.all(list));
  return new Response(text, { ...html, status: 503 });
}

function addressOf(url: string): string {
  const { origin, pathname } = new URL(url);
  return origin + pathname;
}
