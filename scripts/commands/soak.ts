import type { ExitCode, Settings } from '../command-line.ts';
import { runLong } from './fuzz.ts';

/** Runs `tests/soak` for long: killed runs, a full disk, random operations, much of a thing, hostile pages, other hosts. */
export function soak(settings: Settings): Promise<ExitCode> {
  return runLong('soak', settings);
}
