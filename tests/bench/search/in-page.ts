import { createEngine } from '../../../src/search/engine.ts';
import { unpackFile } from '../../../src/search/unpack-file.ts';

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
};

declare global {
  interface Window {
    bench: BenchPage;
  }
}

const PASSAGE_FILE = /\/(?:terms|texts|text-words)(?:-page)?-[\w-]{8}\.bin$/;

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
  const engine = createEngine(async (path) => {
    const round = rounds + 1;
    const bytes = await fetchOnce(path);
    rounds = Math.max(rounds, round);
    loaded.push({ path: `/${path}`, bytes: bytes.byteLength });
    if (!path.endsWith('.bin')) return new Uint8Array(bytes);
    return unpackFile(new Uint8Array(bytes));
  });
  const bytesOf = (passages: boolean) =>
    loaded.filter(({ path }) => PASSAGE_FILE.test(path) === passages).reduce((sum, { bytes }) => sum + bytes, 0);
  const bytes = () => ({ nameBytes: bytesOf(false), passageBytes: bytesOf(true) });
  return { engine, bytes, rounds: () => rounds };
}

let current = freshEngine();

window.bench = {
  start(afresh = false) {
    if (afresh) fetched.clear();
    current = freshEngine();
  },
  async ask(query, settled) {
    const before = current.rounds();
    const start = performance.now();
    let toNames: number | undefined;
    const early = () => {
      toNames = performance.now() - start;
    };
    const { results } = await current.engine.search({ query, settled, limit: settled ? 10 : 12 }, early);
    const time = performance.now() - start;
    return {
      time,
      toNames: toNames ?? time,
      found: results.length,
      ...current.bytes(),
      rounds: current.rounds() - before,
    };
  },
};
