import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../root.ts';

let known: string | undefined;

/** SHA-256, hexadecimal, of everything that decides what sources are converted to: what other code has made is made again. */
export function pipelineDigest(): string {
  known ??= digestOfCode();
  return known;
}

function digestOfCode(): string {
  const hash = createHash('sha256').update(readFileSync(join(root, 'package-lock.json')));
  for (const folder of [import.meta.dirname, join(root, 'src/model')]) {
    const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((name) => name.isFile());
    for (const path of names.map((name) => join(name.parentPath, name.name)).sort()) hash.update(readFileSync(path));
  }
  return hash.digest('hex');
}
