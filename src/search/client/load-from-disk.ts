import { unpackFile } from '../format/unpack-file.ts';
import { MissingFileError } from './load-file.ts';
import { ownScript } from './own-script.ts';

declare global {
  var sourcebookFiles: Record<string, string> | undefined;
}

/**
 * A file of the index for a page that was opened from disk: such a page may fetch nothing, but it may load scripts, and
 * `sourcebook pack` writes each file of the index as one.
 */
export async function loadFromDisk(base: string, path: string): Promise<Uint8Array> {
  const script = document.createElement('script');
  script.src = ownScript(`${base}${path}.js`);
  await new Promise((done) => {
    script.addEventListener('load', done);
    script.addEventListener('error', done);
    document.head.append(script);
  });
  script.remove();
  const packed = globalThis.sourcebookFiles?.[path];
  if (packed === undefined) throw new MissingFileError(path);
  delete globalThis.sourcebookFiles?.[path];
  const bytes = Uint8Array.from(atob(packed), (character) => character.charCodeAt(0));
  return path.endsWith('.bin') ? unpackFile(bytes) : bytes;
}
