import type { ExitCode, Settings } from '../command-line.ts';
import { runLong } from './fuzz.ts';

/** Runs `tests/soak` for long: runs that are killed, and random operations. */
export function soak(settings: Settings): Promise<ExitCode> {
  return runLong('soak', settings);
}
