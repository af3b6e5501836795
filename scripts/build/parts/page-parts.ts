import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'astro/zod';
import { startReading } from '../../../src/data/handed-over.ts';
import { once } from '../../../src/loader/once.ts';
import { type Compiled, STATIC_PATHS } from '../compile-site.ts';
import type { SitePart } from './site-part.ts';

/** What is used of Astro's prerender bundle. */
type Route = { readonly route: string; readonly component: string; readonly type: string; readonly pathname?: string };
type StaticPath = { readonly params?: object; readonly props?: object; readonly always?: boolean };
type App = {
  setInternals(internals: object): void;
  setOptions(options: object): void;
  render(request: Request, options: { routeData: Route }): Promise<Response>;
  readonly routeCache: {
    get(route: Route): { readonly staticPaths?: readonly StaticPath[] } | undefined;
    clearAll(): void;
  };
  getComponentByRoute(route: Route): Promise<unknown>;
  readonly manifest: {
    readonly routes: readonly { readonly routeData: Route }[];
    /** Gives the code of a component, by its path. */
    readonly pageMap: Map<string, () => Promise<unknown>>;
  };
};
type Path = { readonly pathname: string; readonly route: Route };
type Paths = new (
  app: Pick<App, 'manifest' | 'routeCache' | 'getComponentByRoute'>,
) => { getAll(): Promise<readonly Path[]> };

const bundleSchema = z.object({
  app: z.custom<App>((app) => typeof app === 'object' && app !== null && 'render' in app),
});
const pathsSchema = z.object({ StaticPaths: z.custom<Paths>((made) => typeof made === 'function') });

/** No page asks for the origin of a request; addresses come from `src/site.ts`. */
const ORIGIN = 'http://localhost';

/** What was read of the loaded site while the pages of each component were listed. */
export type Lists = Readonly<Record<string, readonly string[]>>;

/** Which pages are wanted of all. */
export type Wanted = {
  /** Names of those that need no list. */
  readonly names: ReadonlySet<string>;
  /** Whether what this component lists is wanted. */
  readonly isListed: (component: string) => boolean;
};

/** Every page and file that a route of `src/pages` makes, for the site that was handed over, or those that are wanted. */
export async function pageParts(
  compiled: Compiled,
  base: string,
  wanted?: Wanted,
): Promise<{ readonly parts: readonly SitePart[]; readonly lists: Lists }> {
  const app = await loadApp(compiled);
  app.routeCache.clearAll();
  const { StaticPaths } = pathsSchema.parse(await import(pathToFileURL(join(compiled.server, STATIC_PATHS)).href));
  const parts: SitePart[] = [];
  const lists: Record<string, readonly string[]> = {};
  for (const { routeData: route } of app.manifest.routes) {
    const { component, pathname } = route;
    const isWanted = pathname === undefined ? wanted?.isListed(component) : wanted?.names.has(fileOf(pathname, route));
    if (isWanted === false) continue;
    const reads = startReading();
    const paths = await new StaticPaths(withRoute(app, route)).getAll();
    if (pathname === undefined) lists[component] = [...reads].sort();
    const given = app.routeCache.get(route)?.staticPaths;
    // The paths come in the order in which the component gave their props.
    parts.push(...paths.map((path, at) => toPart(app, { path, base, given: given?.[at] })));
  }
  return { parts, lists };
}

/** The same site, of one route. */
function withRoute(app: App, route: Route): Pick<App, 'manifest' | 'routeCache' | 'getComponentByRoute'> {
  return {
    manifest: { ...app.manifest, routes: [{ routeData: route }] },
    routeCache: app.routeCache,
    getComponentByRoute: (one) => app.getComponentByRoute(one),
  };
}

function toPart(
  app: App,
  { path, base, given }: { path: Path; base: string; given: StaticPath | undefined },
): SitePart {
  const name = fileOf(path.pathname, path.route);
  return {
    name,
    shows: given?.props ?? null,
    always: given?.always,
    make: async () => [[name, await renderPath(app, { path, base })]],
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

/** Apps whose pages are asked for once: `dev` loads the same one at every build. */
const prepared = new WeakSet<App>();

/** Each page would ask Node for its module again. */
function loadPagesOnce(app: App): void {
  if (prepared.has(app)) return;
  prepared.add(app);
  for (const [component, load] of app.manifest.pageMap) app.manifest.pageMap.set(component, once(load));
}

async function loadApp({ server, pages, digest }: Compiled): Promise<App> {
  const entry = (await readdir(server)).find((name) => name.startsWith('prerender-entry'));
  if (entry === undefined) throw new Error(`${server} holds no compiled site: delete .sourcebook/cache`);
  // The digest is in the address because Node keeps modules by address, and entries that are code may have changed.
  const { app } = bundleSchema.parse(await import(`${pathToFileURL(join(server, entry)).href}?${digest}`));
  loadPagesOnce(app);
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
