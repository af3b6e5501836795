import { link, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { UsageError } from './command-line.ts';

/** Hidden, so that nothing takes it for content. Holds the id of the process that writes. */
export const LOCK = '.sourcebook.lock';

const PATIENCE = 60_000;
const STEP = 100;

/** Runs `work` while no other process writes to the content folder; waits for one that does, a minute at most or as long as is said, in milliseconds. */
export async function withLock<T>(content: string, work: () => Promise<T>, patience = PATIENCE): Promise<T> {
  const path = join(content, LOCK);
  await mkdir(content, { recursive: true });
  for (let waited = 0; !(await take(path)); waited += STEP) {
    const holder = await holderOf(path);
    if (holder === undefined) continue;
    if (!isAlive(holder)) await breakLock(path, holder);
    else if (waited >= patience)
      throw new UsageError(
        `Process ${holder} has been writing to ${content} for ${patience / 60_000} min: wait for it, or end it.`,
      );
    else await pause(STEP);
  }
  try {
    await sweep(content);
    return await work();
  } finally {
    await rm(path, { force: true });
  }
}

/** A link is made in one step and only where there is none: the lock never stands without its holder's id. */
async function take(path: string): Promise<boolean> {
  made += 1;
  const beside = `${path}.${process.pid}-${made}`;
  await writeFile(beside, `${process.pid}\n`);
  try {
    await link(beside, path);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(beside, { force: true });
  }
}

let made = 0;

/** Nothing where the lock has just gone. */
async function holderOf(path: string): Promise<number | undefined> {
  const text = await readFile(path, 'utf8').catch(() => undefined);
  return text === undefined ? undefined : Number(text.trim()) || 0;
}

function isAlive(pid: number): boolean {
  if (pid === 0) return false;
  if (pid === process.pid) return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** A process that was ended while it took the lock may have left its own name beside it. */
async function sweep(content: string): Promise<void> {
  for (const name of await readdir(content)) {
    const owner = name.startsWith(`${LOCK}.`) ? /\.(?:stale-)?(\d+)(?:-\d+)?$/.exec(name)?.[1] : undefined;
    if (owner !== undefined && !isAlive(Number(owner))) await rm(join(content, name), { force: true });
  }
}

/** Of two that find a stale lock only one moves it away; what it moved is looked at again before it goes. */
async function breakLock(path: string, stale: number): Promise<void> {
  const aside = `${path}.stale-${process.pid}`;
  try {
    await rename(path, aside);
  } catch {
    return;
  }
  const moved = Number((await readFile(aside, 'utf8')).trim()) || 0;
  if (moved !== stale && isAlive(moved)) await rename(aside, path);
  else await rm(aside, { force: true });
}
