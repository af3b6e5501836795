import type { SearchAnswer } from '../answer.ts';
import type { SearchRequest } from '../engine.ts';

export type SearchMessage = { readonly id: number; readonly request: SearchRequest };
export type Failure = 'stale' | 'unreachable';
export type SearchReply =
  | { readonly id: number; readonly answer: SearchAnswer }
  | { readonly id: number; readonly failure: Failure };

export type Ask = (request: SearchRequest) => Promise<SearchAnswer | Failure>;

let asking: Ask | undefined;

/** One worker a page, started at the first question. */
export function askFor(base: string): Ask {
  asking ??= startWorker(base);
  return asking;
}

function startWorker(base: string): Ask {
  const waiting = new Map<number, (result: SearchAnswer | Failure) => void>();
  let worker: Worker | undefined;
  let count = 0;
  const fail = () => {
    worker?.terminate();
    worker = undefined;
    for (const done of waiting.values()) done('unreachable');
    waiting.clear();
  };
  const start = () => {
    const started = new Worker(new URL('./search-worker.ts', import.meta.url), { type: 'module', name: base });
    started.addEventListener('error', fail);
    started.addEventListener('message', ({ data }: MessageEvent<SearchReply>) => {
      waiting.get(data.id)?.('answer' in data ? data.answer : data.failure);
      waiting.delete(data.id);
    });
    return started;
  };
  return (request) =>
    new Promise((done) => {
      worker ??= start();
      count++;
      waiting.set(count, done);
      const message: SearchMessage = { id: count, request };
      worker.postMessage(message);
    });
}
