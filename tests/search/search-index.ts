import { inflateRawSync } from 'node:zlib';
import type { SearchRecord } from '../../src/model/search-record.ts';
import { buildSearchIndex } from '../../src/search/build-search-index.ts';
import { createEngine, type Engine } from '../../src/search/engine.ts';

/** An engine over an index built in memory; `loaded` lists what it asked for, in order. */
export function engineOver(records: readonly SearchRecord[]): {
  engine: Engine;
  loaded: string[];
  bytes: () => number;
} {
  const files = buildSearchIndex(records);
  const loaded: string[] = [];
  let bytes = 0;
  const engine = createEngine(async (path) => {
    const file = files.get(path);
    if (file === undefined) throw new Error(`no file ${path}`);
    loaded.push(path);
    bytes += file.length;
    return path.endsWith('.bin') ? new Uint8Array(inflateRawSync(file)) : file;
  });
  return { engine, loaded, bytes: () => bytes };
}
