import type { ExitCode, Settings } from '../command-line.ts';
import { UsageError } from '../command-line.ts';

/** Shows what is read of one source file. */
export async function runRead(_settings: Settings): Promise<ExitCode> {
  throw new UsageError('Reading a single file is not there yet.');
}
