import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { endingOf, formats } from '../../../scripts/pipeline/read/index.ts';

export type MixedFile = { readonly path: string; readonly bytes: () => Uint8Array };

/** Documents of every set and format, in an order made of their names; where there are fewer than wished, from the start again. */
export function mixedFiles(data: string, count: number): readonly MixedFile[] {
  const paths = readdirSync(data, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => endingOf(path.replace(/\.gz$/, '')) in formats)
    .sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  return Array.from({ length: count }, (_, at) => {
    const path = paths[at % paths.length] ?? '';
    const bytes = () => (path.endsWith('.gz') ? new Uint8Array(gunzipSync(readFileSync(path))) : readFileSync(path));
    return { path: path.replace(/\.gz$/, ''), bytes };
  });
}

function keyOf(path: string): string {
  return createHash('sha256').update(path.split('/').slice(-2).join('/')).digest('hex');
}
