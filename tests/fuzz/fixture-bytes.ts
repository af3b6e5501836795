import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipFolder } from '../read-office/zip-folder.ts';

const folder = join(import.meta.dirname, '../fixtures/read');

/** Every fixture of a format, as the file it stands for. */
export function fixtureBytes(): ReadonlyMap<string, readonly Uint8Array[]> {
  const found = new Map<string, Uint8Array[]>();
  for (const name of readdirSync(folder).sort()) {
    for (const file of readdirSync(join(folder, name))) {
      const archive = file === 'input';
      const ending = archive ? (name.split('--')[0] ?? '') : (/^input\.(\w+)$/.exec(file)?.[1] ?? '');
      if (ending === '') continue;
      const path = join(folder, name, file);
      const bytes = archive ? zipFolder(path) : new Uint8Array(readFileSync(path));
      found.set(ending, [...(found.get(ending) ?? []), bytes]);
    }
  }
  return found;
}
