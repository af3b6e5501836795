import { parentPort } from 'node:worker_threads';
import { readDocument } from '../read-document.ts';
import type { Answer, Question } from '../reading-pool.ts';
import { read } from './index.ts';

/** What each reading worker does: one question at a time, one answer to each. */
parentPort?.on('message', async (question: Question) => {
  parentPort?.postMessage(await answer(question));
});

async function answer({ kind, input }: Question): Promise<Answer> {
  if (kind === 'reading') return { kind, reading: await read(input) };
  return { kind, ...(await readDocument(input)) };
}
