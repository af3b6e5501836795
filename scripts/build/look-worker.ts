import { parentPort, workerData } from 'node:worker_threads';
import { shareLines, takeLines } from '../../src/loader/kept-lines.ts';
import { lookAtSite } from './look-at-site.ts';
import { recordFile } from './site-record.ts';

/** The thread that reads the record of a built site and looks at its files: see `startLooking`. */
const out = String(workerData);
const record = shareLines(recordFile(out));
takeLines(record);
parentPort?.postMessage(record);
parentPort?.postMessage(lookAtSite(out));
