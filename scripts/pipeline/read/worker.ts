import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { parentPort } from 'node:worker_threads';
import { root } from '../../root.ts';
import type { Answer, Question } from '../reading-pool.ts';

/** What each reading worker does: one question at a time, one answer to each. Its modules are compiled once for all workers. */
enableCompileCache(join(root, '.sourcebook', 'cache', 'node'));
parentPort?.on('message', async (question: Question) => {
  parentPort?.postMessage(await answer(question));
});

async function answer({ kind, input }: Question): Promise<Answer> {
  if (kind === 'reading') return { kind, reading: await (await import('./index.ts')).read(input) };
  return { kind, ...(await (await import('../read-document.ts')).readDocument(input)) };
}
