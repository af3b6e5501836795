import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { zipSync } from 'fflate';

/** A folder of parts as they lie in a fixture → the archive that an office program would write. */
export function zipFolder(folder: string): Uint8Array {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map((file) => join(file.parentPath, file.name)).sort();
  const members = paths.map((path) => [
    relative(folder, path).split(sep).join('/'),
    new Uint8Array(readFileSync(path)),
  ]);
  return zipSync(Object.fromEntries(members));
}
