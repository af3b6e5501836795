import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'astro/zod';
import type { Compiled } from './compile-site.ts';
import type { AskedPage, SitePart } from './site-part.ts';

/** What is used of Astro's prerender bundle. */
type Route = { readonly route: string; readonly component: string; readonly type: string; readonly pathname?: string };
type StaticPath = { readonly params?: object; readonly props?: object; readonly always?: boolean };
type StaticPaths = readonly StaticPath[] & { readonly keyed: Map<string, StaticPath> };
type App = {
  setInternals(internals: object): void;
  setOptions(options: object): void;
  render(request: Request, options: { routeData: Route }): Promise<Response>;
  readonly routeCache: {
    get(route: Route): { readonly staticPaths?: StaticPaths } | undefined;
    clearAll(): void;
  };
  readonly manifest: { readonly routes: readonly { readonly routeData: Route }[] };
};
type Path = { readonly pathname: string; readonly route: Route };
type Paths = new (app: App) => { getAll(): Promise<readonly Path[]> };

const bundleSchema = z.object({
  app: z.custom<App>((app) => typeof app === 'object' && app !== null && 'render' in app),
});
const pathsSchema = z.object({ StaticPaths: z.custom<Paths>((made) => typeof made === 'function') });

/** No page asks for the origin of a request; addresses come from `src/site.ts`. */
const ORIGIN = 'http://localhost';

/** Every page and file that a route of `src/pages` makes, for the site that was handed over. */
export async function pageParts(compiled: Compiled, base: string): Promise<readonly SitePart[]> {
  const app = await loadApp(compiled);
  app.routeCache.clearAll();
  const { StaticPaths } = pathsSchema.parse(await import('astro/runtime/prerender/static-paths.js'));
  const paths = await new StaticPaths(app).getAll();
  const turns = new Map<string, number>();
  const keys = new Map<string, readonly string[]>();
  return paths.map((path): SitePart => {
    const { pathname, route } = path;
    const { component } = route;
    // Of one route the paths come in the order in which it gave their props.
    const turn = turns.get(component) ?? 0;
    turns.set(component, turn + 1);
    const all = app.routeCache.get(route)?.staticPaths;
    const given = all?.[turn];
    if (!keys.has(component))
      keys.set(component, all?.keyed.size === all?.length ? [...(all?.keyed.keys() ?? [])] : []);
    const name = fileOf(pathname, route);
    const asked = { name, pathname, component, key: keys.get(component)?.[turn] ?? '' };
    return {
      name,
      shows: given?.props ?? null,
      always: given?.always,
      page: given?.always ? undefined : pageOf(asked, given?.props),
      make: async () => [[name, await renderPath(app, { path, base })]],
    };
  });
}

function pageOf(asked: Omit<AskedPage, 'props'>, props: object | undefined): AskedPage | undefined {
  return props === undefined || asked.key === '' || !('view' in props) ? undefined : { ...asked, props };
}

/** Gives what renders pages one by one, where `pageParts` has listed them all: no list is made again. */
export async function pageRenderer(
  compiled: Compiled,
  base: string,
): Promise<(page: AskedPage) => Promise<Uint8Array>> {
  const app = await loadApp(compiled);
  return async ({ pathname, key, component, props }) => {
    const route = app.manifest.routes.find(({ routeData }) => routeData.component === component)?.routeData;
    const keyed = route && app.routeCache.get(route)?.staticPaths?.keyed;
    if (route === undefined || keyed === undefined) throw new Error(`no route ${component}`);
    const before = keyed.get(key);
    keyed.set(key, { params: {}, props });
    try {
      return await renderPath(app, { path: { pathname, route }, base });
    } finally {
      if (before === undefined) keyed.delete(key);
      else keyed.set(key, before);
    }
  };
}

async function renderPath(
  app: App,
  { path: { pathname, route }, base }: { readonly path: Path; readonly base: string },
): Promise<Uint8Array> {
  const url = encodeURI(`${ORIGIN}${base.slice(0, -1)}${pathname.startsWith('/') ? '' : '/'}${pathname}`);
  const slash = route.type === 'page' && !url.endsWith('/') ? '/' : '';
  const response = await app.render(new Request(url + slash), { routeData: route });
  const name = fileOf(pathname, route);
  if (!response.ok && name !== '404.html') throw new Error(`${name}: the page answered ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

async function loadApp({ server, pages, digest }: Compiled): Promise<App> {
  const entry = (await readdir(server)).find((name) => name.startsWith('prerender-entry'));
  if (entry === undefined) throw new Error(`${server} holds no compiled site: delete .sourcebook/cache`);
  // The digest is in the address because Node keeps modules by address, and entries that are code may have changed.
  const { app } = bundleSchema.parse(await import(`${pathToFileURL(join(server, entry)).href}?${digest}`));
  app.setInternals({ pagesByKeys: new Map(pages.map(([key, styles]) => [key, { styles }])) });
  const destination = { write: ({ message }: { message: string }) => console.error(message) };
  app.setOptions({ settings: { scripts: [] }, logger: { options: { destination, level: 'warn' } } });
  return app;
}

/** Path of the file that answers at a path, as hosts of static files look for it. */
function fileOf(pathname: string, { type }: Route): string {
  const path = pathname.replace(/^\/|\/$/g, '');
  if (type === 'endpoint') return path;
  return path === '404' ? '404.html' : `${path === '' ? '' : `${path}/`}index.html`;
}
