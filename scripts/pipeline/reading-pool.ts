import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { setTimeout } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { Message } from '../../src/model/message.ts';
import type { AlbumTask, MadePicture } from './keep-pictures.ts';
import { endingOf } from './read/index.ts';
import { nothing } from './read/nothing.ts';
import type { Input, Reading } from './read/reader.ts';
import type { DocumentReading } from './read-document.ts';

/** What one document may take of a worker before it is given up. */
export type Limits = {
  /** Of the worker's own processor time, so that a busy machine fails no document that is sound. */
  readonly cpuSeconds: number;
  /** By the clock, for what waits and never comes. */
  readonly clockSeconds: number;
  readonly megabytes: number;
};

/** Ten seconds, and more for each megabyte: a thousand pages are three megabytes of HTML, in a PDF some four. */
function usualLimits({ path, bytes }: Input): Limits {
  const perMegabyte = endingOf(path) === 'pdf' ? 15 : 5;
  const cpuSeconds = 10 + Math.floor((perMegabyte * bytes.byteLength) / 2 ** 20);
  return { cpuSeconds, clockSeconds: 30 * cpuSeconds, megabytes: 1024 };
}

const LOOK_EVERY = 200;

/** What a worker is asked; see `read/worker.ts`. */
export type Question =
  | { readonly kind: 'reading'; readonly input: Input }
  | { readonly kind: 'document'; readonly input: AlbumTask };

export type Answer =
  | { readonly kind: 'reading'; readonly reading: Reading }
  | { readonly kind: 'document'; readonly reading: DocumentReading; readonly made: readonly MadePicture[] }
  | { readonly kind: 'failure'; readonly message: Message };

/**
 * Reads documents in workers, as many as there are cores, each document with limits of processor time and memory: one
 * that hangs or swallows memory is a message and costs its worker, and the rest goes on.
 */
export class ReadingPool {
  readonly workers = Math.max(1, availableParallelism());
  readonly #idle: Worker[] = [];
  readonly #waiting: (() => void)[] = [];
  readonly #limitsFor: (input: Input) => Limits;
  #busy = 0;

  constructor(limitsFor = usualLimits) {
    this.#limitsFor = limitsFor;
  }

  /** One file as its reader sees it. */
  async read(input: Input): Promise<Reading> {
    const answer = await this.#ask({ kind: 'reading', input });
    return answer.kind === 'reading' ? answer.reading : nothing(messageOf(answer));
  }

  /** One file as its document is made of it, with the picture files that are new. */
  async readDocument(
    input: AlbumTask,
  ): Promise<{ readonly reading: DocumentReading; readonly made: readonly MadePicture[] }> {
    const answer = await this.#ask({ kind: 'document', input });
    if (answer.kind === 'document') return answer;
    const { facts, factOrigins, messages } = nothing(messageOf(answer));
    return { reading: { facts, factOrigins, messages, passages: [], pictures: [], beside: [] }, made: [] };
  }

  async close(): Promise<void> {
    await Promise.all(this.#idle.splice(0).map((worker) => worker.terminate()));
  }

  async #ask(question: Question): Promise<Answer> {
    while (this.#busy >= this.workers) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    this.#busy += 1;
    const limits = this.#limitsFor(question.input);
    const worker = this.#idle.pop() ?? startWorker(limits);
    try {
      const answer = await answerOf(worker, question, limits);
      if (answer.lost) await worker.terminate();
      else this.#idle.push(worker);
      return answer.said;
    } finally {
      this.#busy -= 1;
      this.#waiting.shift()?.();
    }
  }
}

function startWorker({ megabytes }: Limits): Worker {
  return new Worker(new URL('./read/worker.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: megabytes },
  });
}

/** What the worker says to a question, or why it said nothing; `lost` is a worker that cannot be asked again. */
async function answerOf(worker: Worker, question: Question, limits: Limits): Promise<{ said: Answer; lost: boolean }> {
  const { path } = question.input;
  const settled = new AbortController();
  const watch = new Watch(worker, limits);
  const failed = (message: Message) => ({ said: { kind: 'failure' as const, message }, lost: true });
  try {
    const answered = once(worker, 'message', settled).then(([said]) => ({ said, lost: false }));
    const ended = once(worker, 'exit', settled).then(() =>
      failed(stopped(path, { error: new Error('the worker ended'), limits })),
    );
    const given = watch.over.then((problem) => failed(problem(path)));
    worker.postMessage(question);
    return await Promise.race([answered, ended, given]);
  } catch (error) {
    return failed(stopped(path, { error: error instanceof Error ? error : new Error(String(error)), limits }));
  } finally {
    settled.abort();
    watch.end();
  }
}

/** Looks at what a worker takes, from outside: it cannot look while it is busy. */
class Watch {
  /** Settles once the worker has taken too much, with what to say of a path. */
  readonly over: Promise<(path: string) => Message>;
  readonly #worker: Worker;
  readonly #limits: Limits;
  readonly #end = new AbortController();

  constructor(worker: Worker, limits: Limits) {
    this.#worker = worker;
    this.#limits = limits;
    this.over = Promise.race([this.#byClock(), this.#byLooking()]);
  }

  end(): void {
    this.#end.abort();
  }

  async #byClock(): Promise<(path: string) => Message> {
    const { clockSeconds } = this.#limits;
    await setTimeout(clockSeconds * 1000, undefined, this.#end);
    return (path) => tooSlow(path, `${clockSeconds} seconds`);
  }

  async #byLooking(): Promise<(path: string) => Message> {
    const { cpuSeconds, megabytes } = this.#limits;
    let before: number | undefined;
    for (;;) {
      await setTimeout(LOOK_EVERY, undefined, this.#end);
      const { cpu, bytes } = await this.#taken();
      before ??= cpu;
      if (cpu - before > cpuSeconds) return (path) => tooSlow(path, `${cpuSeconds} seconds of processor time`);
      if (bytes > megabytes * 2 ** 20) return (path) => tooLarge(path, megabytes);
    }
  }

  /** Seconds of processor time since it began, and bytes now; a worker that only begins has taken nothing yet. */
  async #taken(): Promise<{ cpu: number; bytes: number }> {
    try {
      const [{ user, system }, heap] = await Promise.all([this.#worker.cpuUsage(), this.#worker.getHeapStatistics()]);
      return { cpu: (user + system) / 1e6, bytes: heap.total_heap_size + heap.external_memory };
    } catch {
      return { cpu: 0, bytes: 0 };
    }
  }
}

function messageOf(answer: Answer): Message {
  if (answer.kind !== 'failure') throw new Error(`a ${answer.kind} was not asked for`);
  return answer.message;
}

const advice = 'Split the document, or save it in another format.';

function tooSlow(path: string, limit: string): Message {
  const reason = `Reading the document took more than ${limit} and was given up.`;
  return { rule: 'source-too-slow', severity: 'error', path, reason, advice };
}

function tooLarge(path: string, megabytes: number): Message {
  const reason = `Reading the document needed more than ${megabytes} megabytes and was given up.`;
  return { rule: 'source-too-large', severity: 'error', path, reason, advice };
}

function stopped(path: string, { error, limits }: { error: Error; limits: Limits }): Message {
  if ('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY') return tooLarge(path, limits.megabytes);
  const reason = `The reader stopped: ${error.message.slice(0, 200)}.`;
  return { rule: 'source-unreadable', severity: 'error', path, reason, advice };
}
