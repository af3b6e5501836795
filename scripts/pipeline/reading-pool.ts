import { availableParallelism } from 'node:os';
import { Tinypool } from 'tinypool';
import type { Message } from '../../src/model/message.ts';
import { nothing } from './read/nothing.ts';
import type { Input, Reading } from './read/reader.ts';

/** What one document may take before it is given up. */
const MOST_SECONDS = 60;
const MOST_MEGABYTES = 1024;

/** Reads documents in workers with limits: one that hangs or swallows memory is a message, and the rest goes on. */
export class ReadingPool {
  readonly workers = Math.max(1, availableParallelism());
  #pool: Tinypool | undefined;

  async read(input: Input): Promise<Reading> {
    this.#pool ??= new Tinypool({
      filename: new URL('./read/worker.ts', import.meta.url).href,
      maxThreads: this.workers,
      minThreads: 1,
      resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES },
    });
    const signal = AbortSignal.timeout(MOST_SECONDS * 1000);
    try {
      return await this.#pool.run(input, { signal });
    } catch (error) {
      return nothing(signal.aborted ? tooSlow(input.path) : tooLarge(input.path, error));
    }
  }

  async close(): Promise<void> {
    await this.#pool?.destroy();
  }
}

function tooSlow(path: string): Message {
  return {
    rule: 'source-too-slow',
    severity: 'error',
    path,
    reason: `Reading the document took longer than ${MOST_SECONDS} seconds and was given up.`,
    advice: 'Split the document, or save it in another format.',
  };
}

function tooLarge(path: string, error: unknown): Message {
  const memory = error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
  return {
    rule: memory ? 'source-too-large' : 'source-unreadable',
    severity: 'error',
    path,
    reason: memory
      ? `Reading the document needed more than ${MOST_MEGABYTES} megabytes and was given up.`
      : `The reader stopped: ${String(error instanceof Error ? error.message : error).slice(0, 200)}.`,
    advice: 'Split the document, or save it in another format.',
  };
}
