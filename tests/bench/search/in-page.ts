import { unpackFile } from '../../../src/search/format/unpack-file.ts';
import { createEngine } from '../../../src/search/querying/engine.ts';

/**
 * What one question cost: milliseconds, to the names and to all, bytes as served since the engine was started, and
 * how many waits for the network came one after the other.
 */
export type Cost = {
  readonly time: number;
  readonly toNames: number;
  readonly found: number;
  readonly nameBytes: number;
  readonly passageBytes: number;
  readonly rounds: number;
};

export type BenchPage = {
  /** From here on an engine that has loaded nothing; `afresh`: with all files to be fetched again. */
  readonly start: (afresh?: boolean) => void;
  readonly ask: (query: string, settled: boolean) => Promise<Cost>;
  /** Types a query at a fast typist's pace and asks it after the palette's pause; times count from the last key. */
  readonly type: (query: string) => Promise<Cost>;
};

declare global {
  interface Window {
    bench: BenchPage;
  }
}

const PASSAGE_FILE = /\/(?:terms|texts|text-words)(?:-page)?-[\w-]{8}(?:-[\da-f])?\.bin$/;

/** Files by path, fetched once, so that time is measured without the network and bytes without the cache. */
const fetched = new Map<string, ArrayBuffer>();

async function fetchOnce(path: string): Promise<ArrayBuffer> {
  const known = fetched.get(path);
  if (known !== undefined) return known;
  const bytes = await (await fetch(`/${path}`)).arrayBuffer();
  fetched.set(path, bytes);
  return bytes;
}

/** An engine that starts with nothing loaded, on this thread. */
function freshEngine() {
  const loaded: { path: string; bytes: number }[] = [];
  let rounds = 0;
  const engine = createEngine(async (path, turn) => {
    const round = rounds + 1;
    const bytes = await fetchOnce(path);
    rounds = Math.max(rounds, round);
    loaded.push({ path: `/${path}`, bytes: bytes.byteLength });
    if (!path.endsWith('.bin')) return new Uint8Array(bytes);
    await turn?.();
    return unpackFile(new Uint8Array(bytes));
  });
  const bytesOf = (passages: boolean) =>
    loaded.filter(({ path }) => PASSAGE_FILE.test(path) === passages).reduce((sum, { bytes }) => sum + bytes, 0);
  const bytes = () => ({ nameBytes: bytesOf(false), passageBytes: bytesOf(true) });
  return { engine, bytes, rounds: () => rounds };
}

let current = freshEngine();
const KEY_MILLISECONDS = 100;
/** As long as the palette waits. */
const PAUSE = 140;
const sleep = (time: number) => new Promise((done) => setTimeout(done, time));

async function ask(query: string, settled: boolean): Promise<Cost> {
  const before = current.rounds();
  const start = performance.now();
  let toNames: number | undefined;
  const early = () => {
    toNames ??= performance.now() - start;
  };
  const { results } = await current.engine.search({ query, settled, limit: settled ? 10 : 12 }, early);
  const time = performance.now() - start;
  const rounds = current.rounds() - before;
  return { time, toNames: toNames ?? time, found: results.length, ...current.bytes(), rounds };
}

window.bench = {
  start(afresh = false) {
    if (afresh) fetched.clear();
    current = freshEngine();
  },
  ask,
  async type(query) {
    for (let length = 1; length < query.length; length++) {
      void ask(query.slice(0, length), false);
      await sleep(KEY_MILLISECONDS);
    }
    const last = performance.now();
    void ask(query, false);
    await sleep(PAUSE);
    const cost = await ask(query, true);
    return { ...cost, time: performance.now() - last };
  },
};
