import { fork } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { AstroIntegration } from 'astro';
import { z } from 'astro/zod';
import { listFiles } from '../files.ts';
import { withLock } from '../lock.ts';
import { root } from '../root.ts';
import { removeOldest } from './remove-oldest.ts';

/** What the compiled site depends on: the code, where the site will stand, and the entries that are code. */
export type Compiling = {
  readonly code: string;
  readonly base: string;
  readonly origin: string | undefined;
  /** Some entries say `mdx: open`: they and what they import are compiled too, anew each time. */
  readonly open: boolean;
};

/** What is told of an error in the process apart. */
export type Failure = Pick<NodeJS.ErrnoException, 'message' | 'code' | 'errno' | 'syscall' | 'path'>;

const pagesSchema = z.array(z.tuple([z.string(), z.array(z.unknown())]));

/** A compiled site: its pages as functions, and the files that every page uses. */
export type Compiled = {
  /** Folder of the bundle that renders pages. */
  readonly server: string;
  /** Folder of scripts, styles, fonts and what lies in `public/`, as they are served. */
  readonly assets: string;
  /** Style sheets by page, as Astro's build knows them. */
  readonly pages: z.infer<typeof pagesSchema>;
  /** Digest of what it was compiled from; where entries are code, of what came of it. */
  readonly digest: string;
};

/** Milliseconds in which even a machine that does much else has compiled the pages: it takes seconds on a quiet one. */
const PATIENCE = 1_200_000;

/** What keeps the process apart a fifth smaller and no slower: it is there while entries are read, which take memory too. */
const SPARING = { execArgv: ['--heap-growing-percent=30', '--max-semi-space-size=2'], env: { RAYON_NUM_THREADS: '1' } };

/** So many compiled sites are kept; each is about 1.5 MB. */
const KEPT = 6;

/** What lists the pages of a route, in the bundle: in Astro's own folder it is ninety modules, loaded at every build. */
export const STATIC_PATHS = 'static-paths.mjs';

const CACHE = join(root, '.sourcebook', 'cache', 'compiled');

/**
 * Has Astro compile the pages, once for each state of the code: which content they will show makes no difference.
 * Bundling and starting Vite are most of what a small site costs Astro, and all of it is the same at the next build.
 * It is done in a process of its own, which begins at once: the entries are read meanwhile, and the memory that Vite
 * takes is given back. Entries that are code are compiled here, where they were loaded.
 */
export async function compileSite(what: Compiling): Promise<Compiled> {
  const folder = folderOf(what);
  if (what.open) await compileHere(what);
  else if (isMissing(what)) await compileApart(what);
  else await utimes(folder, new Date(), new Date());
  return {
    server: join(folder, 'server'),
    assets: join(folder, 'assets'),
    pages: pagesSchema.parse(JSON.parse(await readFile(join(folder, 'pages.json'), 'utf8'))),
    digest: await readFile(join(folder, 'digest'), 'utf8'),
  };
}

function folderOf(what: Compiling): string {
  return join(CACHE, nameOf(what));
}

function nameOf(what: Compiling): string {
  return createHash('sha256').update(JSON.stringify(what)).digest('hex').slice(0, 24);
}

function isMissing(what: Compiling): boolean {
  return what.open || !existsSync(join(folderOf(what), 'digest'));
}

/** Compiles in this process. Two builds at once would do so in the same folders: the second waits, and finds what the first has made. */
export async function compileHere(what: Compiling): Promise<void> {
  const work = async () => (isMissing(what) ? compileAnew(folderOf(what), what) : undefined);
  await withLock(CACHE, work, PATIENCE);
}

async function compileApart(what: Compiling): Promise<void> {
  const file = join(import.meta.dirname, 'compile-child.ts');
  const { execArgv, env } = SPARING;
  const child = fork(file, [JSON.stringify(what)], { execArgv, env: { ...process.env, ...env } });
  let failure: object = new Error('the pages could not be compiled');
  child.on('message', (error: Failure) => (failure = Object.assign(new Error(error.message), error)));
  const [code]: (number | null)[] = await once(child, 'close');
  if (code !== 0) throw failure;
}

async function compileAnew(folder: string, what: Compiling): Promise<void> {
  // A name of no process, for it stands in what is compiled: another run is to come to the same.
  const fresh = join(dirname(folder), `.${basename(folder)}`);
  await rm(fresh, { recursive: true, force: true });
  try {
    await compileInto(fresh, what);
    await rm(folder, { recursive: true, force: true });
    await rename(fresh, folder);
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
  await removeOldest(dirname(folder), KEPT);
}

async function compileInto(folder: string, what: Compiling): Promise<void> {
  const { base, origin } = what;
  process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
  process.env['ASTRO_DISABLE_UPDATE_CHECK'] = 'true';
  // Loaded where it is needed only: it takes half a second.
  const { build } = await import('astro');
  await mkdir(folder, { recursive: true });
  await build({
    root,
    base,
    ...(origin === undefined ? {} : { site: origin }),
    outDir: join(folder, 'assets'),
    cacheDir: join(root, '.sourcebook', 'cache', 'astro'),
    logLevel: 'warn',
    integrations: [keepBundle(folder)],
  });
  // Astro writes variables of the environment into it, so that what came of the same code may differ.
  await writeFile(join(folder, 'digest'), what.open ? await digestOfFiles(folder) : nameOf(what));
}

async function digestOfFiles(folder: string): Promise<string> {
  const hash = createHash('sha256');
  for (const path of (await listFiles(folder, '.')).filter((path) => !path.startsWith('assets/')))
    hash.update(`${path}\0`).update(await readFile(join(folder, path)));
  return hash.digest('base64url');
}

/** Stands in for Astro's prerenderer: renders nothing, and keeps the bundle that Astro would render with and delete. */
function keepBundle(folder: string): AstroIntegration {
  let pages: ReadonlyMap<string, { readonly styles: unknown[] }> = new Map();
  return {
    name: 'sourcebook-keep-bundle',
    hooks: {
      'astro:config:setup': ({ updateConfig }) => {
        const withStaticPaths = {
          name: 'sourcebook-with-static-paths',
          applyToEnvironment: ({ name }: { name: string }) => name === 'prerender',
          buildStart(this: { emitFile: (chunk: { type: 'chunk'; id: string; fileName: string }) => string }) {
            this.emitFile({ type: 'chunk', id: 'astro/runtime/prerender/static-paths.js', fileName: STATIC_PATHS });
          },
        };
        updateConfig({ vite: { plugins: [withStaticPaths] } });
      },
      'astro:build:setup': (setup) => {
        // The map is filled while Astro goes on; its type hides the styles.
        pages = setup.pages as never;
      },
      'astro:build:start': ({ setPrerenderer }) =>
        setPrerenderer({
          name: 'sourcebook',
          getStaticPaths: async () => [],
          render: async () => new Response(),
          async teardown() {
            await cp(join(folder, 'assets', '.prerender'), join(folder, 'server'), { recursive: true });
            const styles = Array.from(pages, ([key, page]) => [key, page.styles]);
            await writeFile(join(folder, 'pages.json'), JSON.stringify(styles));
          },
        }),
    },
  };
}
