import { createEngine, StaleIndexError } from '../engine.ts';
import type { SearchMessage, SearchReply } from './ask.ts';
import { loadFile, MissingFileError } from './load-file.ts';

/** The engine's thread: takes questions, loads files, gives answers. Its name is the site's base. */
const base = self.name;
let engine = createEngine((path) => loadFile(base, path));

self.addEventListener('message', ({ data }: MessageEvent<SearchMessage>) => {
  void answer(data).then((reply) => self.postMessage(reply));
});

async function answer({ id, request }: SearchMessage): Promise<SearchReply> {
  try {
    return { id, answer: await engine.search(request) };
  } catch (error) {
    if (!(error instanceof MissingFileError)) return { id, failure: failureOf(error) };
  }
  try {
    engine = createEngine((path) => loadFile(base, path));
    return { id, answer: await engine.search(request) };
  } catch (error) {
    return { id, failure: failureOf(error) };
  }
}

/** A file that the index names but the site no longer has means that the site was built anew meanwhile. */
function failureOf(error: unknown): 'stale' | 'unreachable' {
  return error instanceof StaleIndexError || error instanceof MissingFileError ? 'stale' : 'unreachable';
}
