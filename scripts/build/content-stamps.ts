import { join } from 'node:path';
import { type FileStamps, openStamps } from '../../src/loader/memory/file-stamps.ts';
import { cacheFor } from './cache-for.ts';

/** What earlier builds have found out of the files of a content folder. */
export function contentStamps(content: string): FileStamps {
  return openStamps((path) => `${content}/${path}`, join(cacheFor(content), 'stamps.jsonl'));
}
