import { createEngine } from '../../../src/search/engine.ts';

/** What one query cost in the page: milliseconds of each keystroke, of the settled answer; bytes as served. */
export type QueryCost = {
  readonly keys: readonly number[];
  readonly settled: number;
  readonly firstBytes: number;
  readonly nameBytes: number;
  readonly passageBytes: number;
};

export type BenchPage = {
  readonly measure: (query: string, options: { readonly typed: boolean }) => Promise<QueryCost>;
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
  const engine = createEngine(async (path) => {
    const bytes = await fetchOnce(path);
    loaded.push({ path: `/${path}`, bytes: bytes.byteLength });
    if (!path.endsWith('.bin')) return new Uint8Array(bytes);
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  });
  const bytesOf = (passages: boolean) =>
    loaded.filter(({ path }) => PASSAGE_FILE.test(path) === passages).reduce((sum, { bytes }) => sum + bytes, 0);
  return { engine, bytesOf };
}

async function run(query: string, typed: boolean): Promise<QueryCost> {
  const { engine, bytesOf } = freshEngine();
  const keys: number[] = [];
  let firstBytes = 0;
  for (let length = 1; typed && length <= query.length; length++) {
    const start = performance.now();
    const answer = await engine.search({ query: query.slice(0, length), settled: false, limit: 12 });
    keys.push(performance.now() - start);
    if (firstBytes === 0 && answer.results.length > 0) firstBytes = bytesOf(false);
  }
  const start = performance.now();
  await engine.search({ query, settled: true, limit: 10 });
  const settled = performance.now() - start;
  return { keys, settled, firstBytes, nameBytes: bytesOf(false), passageBytes: bytesOf(true) };
}

window.bench = {
  async measure(query, { typed }) {
    await run(query, typed);
    return run(query, typed);
  },
};
