import type { Facets } from '../format/facets.ts';
import type { SearchAnswer } from '../querying/answer.ts';
import type { SearchRequest } from '../querying/engine.ts';
import { ownScript } from './own-script.ts';
import workerAddress from './search-worker.ts?worker&url';

/** A question to the worker: a search, or, without a request, what results can be narrowed to. */
export type SearchMessage = { readonly id: number; readonly request: SearchRequest | undefined };
export type Failure = 'stale' | 'unreachable';
export type SearchReply =
  | { readonly id: number; readonly answer: SearchAnswer }
  /** What the names say; the answer follows. */
  | { readonly id: number; readonly early: SearchAnswer }
  | { readonly id: number; readonly facets: Facets }
  | { readonly id: number; readonly failure: Failure };

export type Asker = {
  readonly search: (request: SearchRequest, early?: (answer: SearchAnswer) => void) => Promise<SearchAnswer | Failure>;
  readonly facets: () => Promise<Facets | Failure>;
};

let asker: Asker | undefined;

/** One worker a page, started at the first question. */
export function askerFor(base: string): Asker {
  asker ??= location.protocol === 'file:' ? fromDisk(base) : createAsker(base);
  return asker;
}

/** The other way to ask is loaded only where it is needed. */
function fromDisk(base: string): Asker {
  const loaded = import('./ask-from-disk.ts').then(({ askFromDisk }) => askFromDisk(base));
  return {
    search: async (request) => (await loaded).search(request),
    facets: async () => (await loaded).facets(),
  };
}

function createAsker(base: string): Asker {
  const waiting = new Map<number, (reply: SearchReply) => void>();
  let worker: Worker | undefined;
  let count = 0;
  const fail = () => {
    worker?.terminate();
    worker = undefined;
    for (const [id, done] of waiting) done({ id, failure: 'unreachable' });
    waiting.clear();
  };
  const start = () => {
    const started = new Worker(ownScript(workerAddress), { type: 'module', name: base });
    started.addEventListener('error', fail);
    started.addEventListener('message', ({ data }: MessageEvent<SearchReply>) => {
      waiting.get(data.id)?.(data);
      if (!('early' in data)) waiting.delete(data.id);
    });
    return started;
  };
  const ask = (request: SearchRequest | undefined, early?: (answer: SearchAnswer) => void) =>
    new Promise<SearchReply>((done) => {
      worker ??= start();
      count++;
      waiting.set(count, (reply) => ('early' in reply ? early?.(reply.early) : done(reply)));
      const message: SearchMessage = { id: count, request };
      worker.postMessage(message);
    });
  const failureOf = (reply: SearchReply): Failure => ('failure' in reply ? reply.failure : 'unreachable');
  return {
    async search(request, early) {
      const reply = await ask(request, early);
      return 'answer' in reply ? reply.answer : failureOf(reply);
    },
    async facets() {
      const reply = await ask(undefined);
      return 'facets' in reply ? reply.facets : failureOf(reply);
    },
  };
}
