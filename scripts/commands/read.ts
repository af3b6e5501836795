import { readFile } from 'node:fs/promises';
import { relative, resolve, sep } from 'node:path';
import type { Message } from '../../src/model/message.ts';
import { type ExitCode, type Settings, UsageError } from '../command-line.ts';
import type { Reading } from '../pipeline/read/reader.ts';
import { ReadingPool } from '../pipeline/reading-pool.ts';
import { reportOf } from '../pipeline/report.ts';
import { say, showMessages } from '../terminal.ts';

/** Shows what the readers make of files: the text as Markdown, or with `--json` one line a file with everything. */
export async function runRead({ names, from, json, explain }: Settings): Promise<ExitCode> {
  const pool = new ReadingPool();
  const messages: Message[] = [];
  try {
    for (const name of names) {
      const path = resolve(from, name);
      const shown = relative(from, path).split(sep).join('/');
      const reading = await pool.read({ path: shown, bytes: await bytesOf(path) });
      messages.push(...reading.messages);
      if (json) say(JSON.stringify(reportOf(shown, reading)));
      else showReading(shown, reading, explain);
    }
  } finally {
    await pool.close();
  }
  return json ? exitCodeOf(messages) : showMessages(messages);
}

/** Wrong usage where the name is misspelt. */
function bytesOf(path: string): Promise<Uint8Array> {
  return readFile(path).catch((error: unknown) => {
    throw new UsageError(`The file cannot be read: ${error instanceof Error ? error.message : path}`);
  });
}

function showReading(file: string, reading: Reading, explain: boolean): void {
  const { facts, markdown } = reportOf(file, reading);
  say(`# ${file}\n`);
  for (const [name, value] of Object.entries(facts)) {
    say(`${name}: ${Array.isArray(value) ? value.join(', ') : value}  (${reading.factOrigins[name] ?? 'unknown'})`);
  }
  say(`\n${markdown}`);
  if (!explain) return;
  for (const { step, what, why } of reading.removed) say(`- ${step}: ${what} (${why})`);
}

function exitCodeOf(messages: readonly Message[]): ExitCode {
  return messages.some(({ severity }) => severity === 'error') ? 1 : 0;
}
