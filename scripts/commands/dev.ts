import { join } from 'node:path';
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

  const converting = oneAtATime(async () => {
    const converted = await convertContent(settings);
    await reload.now();
    showMessages([...converted, ...(await loaderMessages(settings.content))]);
  });
  const watcher = watch(
    watched.map((name) => join(settings.content, name)),
    { ignoreInitial: true, ignored: (path) => /(^|[/\\])\.[^/\\]*$/.test(path) },
  );
  let timer: NodeJS.Timeout | undefined;
  watcher.on('all', (_event, path) => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      say(`Changed: ${path}`);
      converting();
    }, QUIET);
  });

  await stopped;
  clearTimeout(timer);
  await watcher.close();
  await server.stop();
  return 0;
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
