import { unpackFile } from '../format/unpack-file.ts';
import type { Turn } from '../querying/read-shards.ts';

/** The site does not have this file: its index was built anew, or never put there. */
export class MissingFileError extends Error {}

const CACHE = 'sourcebook-search';
/** Files kept for offline use; the oldest go first. */
const KEPT = 400;
const COMPRESSED = '.bin';

/**
 * Fetches a file of the index. Files named by their contents come from the browser's store once they were loaded;
 * the manifest is asked for each time, and comes from the store only where the network fails. A file that was cut off
 * or damaged on its way is not kept, and is asked for once more. Files are small: undoing the compression at once is
 * quicker than a `DecompressionStream`.
 */
export async function loadFile(base: string, path: string, turn?: Turn): Promise<Uint8Array> {
  const address = new URL(base + path, self.location.origin).href;
  const store = await openStore();
  const isLasting = path.endsWith(COMPRESSED);
  const kept = isLasting ? await store?.match(address) : undefined;
  const response = kept ?? (await fetchOrKept(address, { store, isLasting }));
  if (!isLasting) {
    void keep(store, address, response.clone());
    return new Uint8Array(await response.arrayBuffer());
  }
  await turn?.();
  try {
    return await unpackAndKeep(response, address, kept === undefined ? store : undefined);
  } catch {
    await store?.delete(address);
    return unpackAndKeep(await fetchFile(address, 'reload'), address, store);
  }
}

async function unpackAndKeep(response: Response, address: string, store: Cache | undefined): Promise<Uint8Array> {
  const copy = response.clone();
  const bytes = unpackFile(new Uint8Array(await response.arrayBuffer()));
  void keep(store, address, copy);
  return bytes;
}

type Store = { readonly store: Cache | undefined; readonly isLasting: boolean };

async function fetchOrKept(address: string, { store, isLasting }: Store): Promise<Response> {
  try {
    return await fetchFile(address, isLasting ? 'default' : 'no-cache');
  } catch (error) {
    const kept = error instanceof TypeError ? await store?.match(address) : undefined;
    if (kept === undefined) throw error;
    return kept;
  }
}

/** Throws a `TypeError` where the network fails, as `fetch` does. */
async function fetchFile(address: string, cache: RequestCache): Promise<Response> {
  const response = await fetch(address, { cache });
  if (response.status === 404 || response.status === 410) throw new MissingFileError(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response;
}

/** Browsers have no store on pages that are not secure, and may refuse one in private windows. */
async function openStore(): Promise<Cache | undefined> {
  if (!('caches' in self)) return undefined;
  return caches.open(CACHE).catch(() => undefined);
}

async function keep(store: Cache | undefined, address: string, response: Response): Promise<void> {
  if (store === undefined) return;
  try {
    await store.put(address, response);
    const kept = await store.keys();
    const surplus = kept.slice(0, Math.max(0, kept.length - KEPT));
    await Promise.all(surplus.map((request) => store.delete(request)));
  } catch {
    // A full store must not stop a search.
  }
}
