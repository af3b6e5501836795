import type { SearchAnswer } from '../querying/answer.ts';
import { createEngine, StaleIndexError } from '../querying/engine.ts';
import type { SearchMessage, SearchReply } from './ask.ts';
import { loadFile, MissingFileError } from './load-file.ts';

/** The engine's thread: takes questions, loads files, gives answers. Its name is the site's base. */
const base = self.name;
let engine = createEngine((path, turn) => loadFile(base, path, turn));

self.addEventListener('message', ({ data }: MessageEvent<SearchMessage>) => {
  void answer(data).then((reply) => self.postMessage(reply));
});

/** A missing file is asked for once more by way of a fresh manifest: the site may have been built anew. */
async function answer(message: SearchMessage): Promise<SearchReply> {
  try {
    return await ask(message);
  } catch (error) {
    if (!(error instanceof MissingFileError)) return { id: message.id, failure: failureOf(error) };
  }
  try {
    engine = createEngine((path, turn) => loadFile(base, path, turn));
    return await ask(message);
  } catch (error) {
    return { id: message.id, failure: failureOf(error) };
  }
}

async function ask({ id, request }: SearchMessage): Promise<SearchReply> {
  if (request === undefined) return { id, facets: await engine.facets() };
  const early = (answer: SearchAnswer) => self.postMessage({ id, early: answer } satisfies SearchReply);
  return { id, answer: await engine.search(request, early) };
}

/** A file that the index names but the site no longer has means that the site was built anew meanwhile. */
function failureOf(error: unknown): 'stale' | 'unreachable' {
  return error instanceof StaleIndexError || error instanceof MissingFileError ? 'stale' : 'unreachable';
}
