import { createMemoryScratch, type Scratch } from './scratch.ts';

/** Where an index lies between two builds: its own files, and below `kept/` what is needed to change it. */
export type IndexStore = {
  /** Bytes under a path; undefined where there are none. */
  readonly read: (path: string) => Uint8Array | undefined;
  readonly has: (path: string) => boolean;
  readonly write: (path: string, bytes: Uint8Array) => void;
  readonly remove: (path: string) => void;
  /** Removes everything. */
  readonly clear: () => void;
  /** Room for bytes that are put aside while the index is filled. */
  readonly scratch: (name: string) => Scratch;
};

/** Something of the index kept from the build before is not there or not what it was: build it anew. */
export class LostIndexError extends Error {}

export type MemoryStore = IndexStore & { readonly files: Map<string, Uint8Array> };

export function createMemoryStore(): MemoryStore {
  const files = new Map<string, Uint8Array>();
  return {
    files,
    read: (path) => files.get(path),
    has: (path) => files.has(path),
    write: (path, bytes) => void files.set(path, bytes),
    remove: (path) => void files.delete(path),
    clear: () => files.clear(),
    scratch: createMemoryScratch,
  };
}
