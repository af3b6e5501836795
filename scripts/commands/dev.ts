import { basename, join, relative } from 'node:path';
import { watch } from 'chokidar';
import { startBuildThread } from '../build/build-thread.ts';
import { cacheFor } from '../build/cache-for.ts';
import type { ExitCode, Settings } from '../command-line.ts';
import { liveReload } from '../live-reload.ts';
import { serve, untilStopped } from '../serve.ts';
import { colours, say, showMessages, timed } from '../terminal.ts';
import { convertContent } from './convert.ts';

/** What a person edits; the rest of the content folder is written by the conversion. */
const watched = ['sources', 'entries', 'vocabulary.yaml', 'site.yaml'] as const;

/** Milliseconds without a further change before the site is built: editors write a file in several steps. */
const QUIET = 60;

/** So many changed files are named. */
const NAMED = 5;

/**
 * Serves the site while it is written; a change of sources or entries is converted, built and shown at once. What is
 * served is the built site and nothing else: what an author sees is what readers will get.
 */
export async function develop(settings: Settings): Promise<ExitCode> {
  const stopped = untilStopped();
  const out = join(cacheFor(settings.content), 'dev');
  const base = settings.base ?? '/';
  const { content, site } = settings;
  const builder = startBuildThread({ content, out, base, ...(site === undefined ? {} : { site }) });
  const first = await convertContent(settings);
  const { result: built } = await timed('building', () => builder.build(() => {}));
  const live = liveReload(out, base);
  const server = await serve({ folder: out, base, port: settings.port, live });
  showMessages([...first, ...built]);
  say(`\n  ${colours.bold(colours.cyan(server.address))}\n\n  Converts and reloads on every change. Ctrl-C ends it.`);
  const unwatch = await watchContent(settings.content, async (paths) => {
    const entriesOnly = paths.every((path) => path.startsWith(join(settings.content, 'entries')));
    // An edited entry is built as it stands; what converting adds to it (addresses given for good) can wait for `convert`.
    const converted = entriesOnly ? [] : await convertContent(settings);
    const messages = await builder.build(live.now);
    showMessages([...converted, ...messages]);
  });
  await stopped;
  await unwatch();
  await builder.stop();
  await server.close();
  return 0;
}

/** Calls `show` with the paths after every change by a person; gives the function that ends the watch. */
async function watchContent(
  content: string,
  show: (paths: readonly string[]) => Promise<void>,
): Promise<() => Promise<void>> {
  let changed = new Set<string>();
  const showing = oneAtATime(async () => {
    const paths = [...changed].sort();
    changed = new Set();
    if (paths.length === 0) return;
    const names = paths.slice(0, NAMED).map((path) => relative(content, path));
    say(`Changed: ${[...names, ...(paths.length > NAMED ? [`${paths.length - NAMED} more`] : [])].join(', ')}`);
    await show(paths);
  });
  let timer: NodeJS.Timeout | undefined;
  const watcher = watch(
    watched.map((name) => join(content, name)),
    { ignoreInitial: true, ignored: (path) => basename(path).startsWith('.') },
  );
  watcher.on('all', (_event, path) => {
    changed.add(path);
    clearTimeout(timer);
    timer = setTimeout(showing, QUIET);
  });
  return async () => {
    clearTimeout(timer);
    await watcher.close();
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
