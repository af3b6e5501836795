import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Message } from '../../src/model/message.ts';
import type { Facts, Passage } from '../../src/model/source.ts';
import { readTextIfAny, writeFileSafely } from '../files.ts';
import { root } from '../root.ts';

/** What is kept of reading one file: enough to make its document again without opening it. */
export type KeptReading = {
  readonly facts: Facts;
  readonly factOrigins: Readonly<Record<string, string>>;
  readonly passages: readonly Passage[];
  readonly messages: readonly Message[];
};

const FOLDER = join(root, '.sourcebook/cache/readings');

/** Name of a reading: the file's bytes, its path (messages hold it), and the readers' own source. */
export function readingKey(path: string, hash: string): string {
  return createHash('sha256').update(`${readersHash()}\n${path}\n${hash}`).digest('hex');
}

export async function findReading(key: string): Promise<KeptReading | undefined> {
  const text = await readTextIfAny(FOLDER, `${key}.json`);
  // Only this module writes here, and whole files at a time.
  return text === undefined ? undefined : (JSON.parse(text) as KeptReading);
}

export async function keepReading(key: string, reading: KeptReading): Promise<void> {
  await writeFileSafely(FOLDER, `${key}.json`, JSON.stringify(reading));
}

let hashed: string | undefined;

/** Hash of everything that decides what a file is read as: a changed reader reads all files again. */
function readersHash(): string {
  if (hashed !== undefined) return hashed;
  const hash = createHash('sha256').update(readFileSync(join(root, 'package-lock.json')));
  for (const folder of [import.meta.dirname, join(root, 'src/model')]) {
    const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((name) => name.isFile());
    for (const path of names.map((name) => join(name.parentPath, name.name)).sort()) hash.update(readFileSync(path));
  }
  hashed = hash.digest('hex');
  return hashed;
}
