import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import type { Written } from './write-thread.ts';

/** The thread that writes files: see `startWriting`. Its error, if it has one, is that of the build. */
const folders = new Set<string>();

parentPort?.on('message', (files: readonly Written[]) => {
  for (const [path, bytes] of files) {
    const file = join(String(workerData), path);
    const folder = dirname(file);
    if (!folders.has(folder)) mkdirSync(folder, { recursive: true });
    folders.add(folder);
    writeFileSync(file, bytes);
  }
  parentPort?.postMessage(files.length);
});
