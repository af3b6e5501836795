import { inflateSync } from 'fflate';

/** Deflate makes nothing smaller by more than this. https://zlib.net/zlib_tech.html */
const MOST_SMALLER = 1032;

/** Bytes before the compressed ones: how many there are without compression, low byte first. */
export const HEAD = 4;

/**
 * A file of the index as served → as it was made. Knowing its size spares the inflater from guessing. Throws where the
 * file was cut off or is something else.
 */
export function unpackFile(file: Uint8Array): Uint8Array {
  // The inflater takes nothing at all for a file of zeros.
  if (file.length <= HEAD) throw new Error('a file of the index is empty');
  const size = new DataView(file.buffer, file.byteOffset, HEAD).getUint32(0, true);
  if (size > file.length * MOST_SMALLER) throw new Error('this is no file of the index');
  const bytes = inflateSync(file.subarray(HEAD), { out: new Uint8Array(size) });
  if (bytes.length !== size) throw new Error(`a file of the index holds ${bytes.length} bytes, not ${size}`);
  return bytes;
}
