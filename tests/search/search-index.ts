import type { SearchRecord } from '../../src/model/search-record.ts';
import { unpackFile } from '../../src/search/format/unpack-file.ts';
import { buildSearchIndex } from '../../src/search/indexing/build-search-index.ts';
import { createEngine, type Engine } from '../../src/search/querying/engine.ts';
import type { LoadFile } from '../../src/search/querying/read-shards.ts';

/** An engine over an index built in memory, and the loading of its files. */
export function engineOver(records: readonly SearchRecord[]): { readonly engine: Engine; readonly load: LoadFile } {
  const files = buildSearchIndex(records);
  const load: LoadFile = async (path) => {
    const file = files.get(path);
    if (file === undefined) throw new Error(`no file ${path}`);
    return path.endsWith('.bin') ? unpackFile(file) : file;
  };
  return { engine: createEngine(load), load };
}
