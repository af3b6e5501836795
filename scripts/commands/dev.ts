import { basename, join, relative, sep } from 'node:path';
import { watch } from 'chokidar';
import { cacheFor } from '../build/cache-for.ts';
import { startAheadThread } from '../build/dev/ahead-thread.ts';
import { startBuildThread } from '../build/dev/build-thread.ts';
import type { ExitCode, Settings } from '../command-line.ts';
import { liveReload } from '../live-reload.ts';
import { serve, untilStopped } from '../serve.ts';
import { colours, say, showMessages, timed } from '../terminal.ts';
import { convertContent } from './convert.ts';

/** What a person edits; the rest of the content folder is written by the conversion. */
const watched = ['sources', 'entries', 'vocabulary.yaml', 'site.yaml'] as const;

/** Milliseconds without a further change before the site is built: editors write a file in several steps. */
const QUIET = 60;

/** So many entries that were edited at once are shown ahead: more were not typed, and would keep the rest waiting. */
const FEW = 20;

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
  const build = { content, out, base, ...(site === undefined ? {} : { site }) };
  const [builder, ahead] = [startBuildThread(build), startAheadThread(build)];
  const first = await convertContent(settings);
  const { result: built } = await timed('building', () => builder.ask('build'));
  const live = liveReload(out, base);
  const server = await serve({ folder: out, base, port: settings.port, live });
  showMessages([...first, ...built.messages]);
  say(`\n  ${colours.bold(colours.cyan(server.address))}\n\n  Converts and reloads on every change. Ctrl-C ends it.`);
  let changed: string[] = [];
  const areEntries = (paths: readonly string[]) => paths.every((path) => path.startsWith(join(content, 'entries')));
  const buildAnew = oneAtATime(async () => {
    // An edited entry is built as it stands; what converting adds to it (addresses given for good) can wait for `convert`.
    const isEdit = areEntries(changed);
    changed = [];
    const converted = isEdit ? [] : await convertContent(settings);
    const { messages, ...now } = await builder.ask('build');
    live.built({ isAhead: changed.length > 0 });
    if (!now.isEdit) await ahead.ask('built');
    showMessages([...converted, ...messages]);
  });
  const unwatch = await watchContent(content, async (paths) => {
    changed.push(...paths);
    const edited = paths.map((path) => relative(content, path).split(sep).join('/'));
    try {
      if (areEntries(paths) && edited.length <= FEW) live.ahead(await ahead.ask({ edited }));
    } finally {
      buildAnew();
    }
  });
  await ahead.ask('built');
  await stopped;
  await unwatch();
  await Promise.all([builder.stop(), ahead.stop()]);
  await server.close();
  return 0;
}

/** Calls `show` with the paths after every change by a person; gives the function that ends the watch. */
async function watchContent(
  content: string,
  show: (paths: readonly string[]) => Promise<void>,
): Promise<() => Promise<void>> {
  let changed = new Set<string>();
  const tell = () => {
    const paths = [...changed].sort();
    changed = new Set();
    const names = paths.slice(0, NAMED).map((path) => relative(content, path));
    say(`Changed: ${[...names, ...(paths.length > NAMED ? [`${paths.length - NAMED} more`] : [])].join(', ')}`);
    show(paths).catch((error: unknown) => console.error(error));
  };
  let timer: NodeJS.Timeout | undefined;
  const watcher = watch(
    watched.map((name) => join(content, name)),
    { ignoreInitial: true, ignored: (path) => basename(path).startsWith('.') },
  );
  watcher.on('all', (_event, path) => {
    changed.add(path);
    clearTimeout(timer);
    timer = setTimeout(tell, QUIET);
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
