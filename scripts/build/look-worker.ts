import { parentPort, workerData } from 'node:worker_threads';
import { lookAtSite } from './look-at-site.ts';

/** The thread that looks at a built site: see `startLooking`. */
parentPort?.postMessage(lookAtSite(String(workerData)));
