import { createHash } from 'node:crypto';
import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import { listFiles } from '../files.ts';

/** Digest of which files of versions there are, and of when they were touched. */
export async function versionStamps(content: string): Promise<string> {
  const sum = createHash('sha256');
  for (const path of await listFiles(content, 'versions')) {
    const { size, mtimeMs, ctimeMs } = lstatSync(join(content, path));
    sum.update(`${path} ${size} ${mtimeMs} ${ctimeMs}\n`);
  }
  return sum.digest('base64url');
}
