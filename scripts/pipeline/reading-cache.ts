import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readBytesIfAny, readTextIfAny, writeFileSafely } from '../files.ts';
import { root } from '../root.ts';
import type { AlbumTask } from './keep-pictures.ts';
import { pipelineDigest } from './pipeline-digest.ts';
import type { DocumentReading } from './read-document.ts';

const FOLDER = join(root, '.sourcebook/cache/readings');

/** What is kept of reading one file, and what was said of how much of it may be shown. */
type Kept = { readonly reading: DocumentReading } & Pick<AlbumTask, 'show' | 'rights'>;

/** Name of a reading: the file's bytes, its path (messages hold it), and the readers' own source. */
export function readingKey(path: string, hash: string): string {
  return createHash('sha256').update(`${pipelineDigest()}\n${path}\n${hash}`).digest('hex');
}

/** What was kept of reading a file: enough to make its document without opening it, while its pictures are as they were. */
export async function findReading(
  key: string,
  { content, show, rights }: AlbumTask,
): Promise<DocumentReading | undefined> {
  const text = await readTextIfAny(FOLDER, `${key}.json`);
  if (text === undefined) return undefined;
  // Only this module writes here, and whole files at a time.
  const { reading, ...said } = JSON.parse(text) as Kept;
  if (said.show !== show || said.rights !== rights) return undefined;
  for (const { file } of reading.pictures) if (!existsSync(join(content, file))) return undefined;
  for (const { path, hash } of reading.beside) {
    const bytes = await readBytesIfAny(content, path);
    if (bytes === undefined || createHash('sha256').update(bytes).digest('hex') !== hash) return undefined;
  }
  return reading;
}

export async function keepReading(key: string, reading: DocumentReading, { show, rights }: AlbumTask): Promise<void> {
  await writeFileSafely(FOLDER, `${key}.json`, JSON.stringify({ reading, show, rights }));
}
