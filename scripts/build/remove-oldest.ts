import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Removes what has not been used for longest from a cache folder, until `most` are left. */
export async function removeOldest(folder: string, most: number): Promise<void> {
  const names = (await readdir(folder)).filter((name) => !name.startsWith('.'));
  const used = await Promise.all(names.map(async (name) => ({ name, at: (await stat(join(folder, name))).mtimeMs })));
  const old = used.sort((a, b) => b.at - a.at || (a.name < b.name ? -1 : 1)).slice(most);
  await Promise.all(old.map(({ name }) => rm(join(folder, name), { recursive: true, force: true })));
}
