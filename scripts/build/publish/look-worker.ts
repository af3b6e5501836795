import { parentPort, workerData } from 'node:worker_threads';
import { shareLines, takeLines } from '../../../src/loader/memory/kept-lines.ts';
import type { LookedFor } from './look-thread.ts';

/** The thread that reads the record of a built site and looks at its files: see `startLooking`. */
const { out, record }: LookedFor = workerData;
const lines = shareLines(record);
takeLines(lines);
parentPort?.postMessage(lines);
// The record is waited for, and needs nothing of this.
const { lookAtSite } = await import('./look-at-site.ts');
parentPort?.postMessage(lookAtSite(out));
