import { cp, mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative, sep } from 'node:path';
import { root } from '../../scripts/root.ts';

/** What a person gives; the rest is made of it. */
const given = /^(sources\/.*|vocabulary\.yaml)$/;

/** A new folder below the system's temporary one, and how to be rid of it. */
export async function temporaryFolder(name: string): Promise<{ folder: string; remove: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), name));
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

/** The bundled content's given files, copied one by one, forwards or backwards. */
export async function copyGiven(to: string, order: 'forwards' | 'backwards' = 'forwards'): Promise<readonly string[]> {
  const from = join(root, 'content');
  const paths = (await pathsOf(from)).filter((path) => given.test(path));
  if (order === 'backwards') paths.reverse();
  for (const path of paths) {
    await mkdir(dirname(join(to, path)), { recursive: true });
    await cp(join(from, path), join(to, path));
  }
  return paths;
}

/** Every file below a folder, with `/`, in order of code units. */
export async function pathsOf(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  return names
    .filter((name) => name.isFile())
    .map((name) => relative(folder, join(name.parentPath, name.name)).split(sep).join('/'))
    .sort();
}

/** Path → bytes of every file below a folder. */
export async function treeOf(folder: string): Promise<ReadonlyMap<string, Buffer>> {
  const paths = await pathsOf(folder);
  return new Map(await Promise.all(paths.map(async (path) => [path, await readFile(join(folder, path))] as const)));
}

/** What differs between two trees, in words; nothing where they are the same bytes. */
export function differences(one: ReadonlyMap<string, Buffer>, two: ReadonlyMap<string, Buffer>): readonly string[] {
  const paths = [...new Set([...one.keys(), ...two.keys()])].sort();
  return paths.flatMap((path) => {
    const [a, b] = [one.get(path), two.get(path)];
    if (a === undefined || b === undefined) return [`${path} is only in the ${a ? 'first' : 'second'}`];
    if (a.equals(b)) return [];
    const at = a.findIndex((byte, index) => byte !== b[index]);
    return [`${path} differs at ${at}: ${around(a, at)} / ${around(b, at)}`];
  });
}

function around(bytes: Buffer, at: number): string {
  return JSON.stringify(bytes.subarray(Math.max(0, at - 40), at + 40).toString('latin1'));
}
