import { readdir, stat } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import type { AstroInlineConfig } from 'astro';
import { dev } from 'astro';
import { watch } from 'chokidar';
import { astroConfig, loaderMessages } from '../astro-run.ts';
import type { ExitCode, Settings } from '../command-line.ts';
import { untilStopped } from '../serve.ts';
import { colours, say, showMessages } from '../terminal.ts';
import { convertContent } from './convert.ts';

/** What a person edits; the rest of the content folder is written by the conversion. */
const watched = ['sources', 'entries', 'vocabulary.yaml', 'site.yaml'] as const;

/** Milliseconds without a further change before a conversion starts: editors write a file in several steps. */
const QUIET = 150;

/** Serves the site from memory; a change of sources or entries is converted and shown at once. */
export async function develop(settings: Settings): Promise<ExitCode> {
  const stopped = untilStopped();
  const first = await convertContent(settings);
  const reload = reloader();
  const server = await dev({
    ...astroConfig(settings),
    logLevel: 'warn',
    integrations: [reload.integration],
    server: { port: settings.port, host: '127.0.0.1' },
  });
  showMessages([...first, ...(await loaderMessages(settings.content))]);
  const address = `http://127.0.0.1:${server.address.port}${settings.base ?? '/'}`;
  say(`\n  ${colours.bold(colours.cyan(address))}\n\n  Converts and reloads on every change. Ctrl-C ends it.`);

  const unwatch = await watchContent(settings.content, async () => {
    const converted = await convertContent(settings);
    await reload.now();
    showMessages([...converted, ...(await loaderMessages(settings.content))]);
  });
  await stopped;
  await unwatch();
  await server.stop();
  return 0;
}

/** Calls `convertAndShow` after every change by a person; gives the function that ends the watch. */
async function watchContent(content: string, convertAndShow: () => Promise<void>): Promise<() => Promise<void>> {
  const entries = join(content, 'entries');
  let written = await fingerprintOf(entries);
  let changed = new Set<string>();
  const converting = oneAtATime(async () => {
    await convertAndShow();
    written = await fingerprintOf(entries);
  });
  const act = async (): Promise<void> => {
    const paths = [...changed].sort();
    changed = new Set();
    // What the conversion itself has just written is no reason to convert again.
    if (paths.every((path) => path.startsWith(entries)) && (await fingerprintOf(entries)) === written) return;
    say(`Changed: ${paths.map((path) => relative(content, path)).join(', ')}`);
    converting();
  };
  let timer: NodeJS.Timeout | undefined;
  const watcher = watch(
    watched.map((name) => join(content, name)),
    { ignoreInitial: true, ignored: (path) => basename(path).startsWith('.') },
  );
  watcher.on('all', (_event, path) => {
    changed.add(path);
    clearTimeout(timer);
    timer = setTimeout(() => void act(), QUIET);
  });
  return async () => {
    clearTimeout(timer);
    await watcher.close();
  };
}

/** Tells whether a folder's files have been written to: name, size and time of each. */
async function fingerprintOf(folder: string): Promise<string> {
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  const files = await Promise.all(names.sort().map((name) => stat(join(folder, name)).catch(() => undefined)));
  return files.map((file, at) => `${names[at]} ${file?.size} ${file?.mtimeMs}`).join('\n');
}

type Integration = NonNullable<AstroInlineConfig['integrations']>[number];

/** An Astro integration that catches what is needed to load the content anew and to tell the browsers. */
function reloader(): { readonly integration: Integration; readonly now: () => Promise<void> } {
  let now = async (): Promise<void> => {};
  return {
    integration: {
      name: 'sourcebook-reload',
      hooks: {
        'astro:server:setup': ({ server, refreshContent }) => {
          now = async () => {
            await refreshContent?.({});
            server.ws.send({ type: 'full-reload' });
          };
        },
      },
    },
    now: () => now(),
  };
}

/** Runs `work` now, or once more after the present run; a failure is shown and the watch goes on. */
function oneAtATime(work: () => Promise<void>): () => void {
  let running = false;
  let again = false;
  const start = async (): Promise<void> => {
    if (running) {
      again = true;
      return;
    }
    running = true;
    do {
      again = false;
      await work().catch((error: unknown) => console.error(error));
    } while (again);
    running = false;
  };
  return () => void start();
}
