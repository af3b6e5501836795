import { inflateSync } from 'fflate';

/** Bytes before the compressed ones: how many there are without compression, low byte first. */
export const HEAD = 4;

/** A file of the index as served → as it was made. Knowing its size spares the inflater from guessing. */
export function unpackFile(file: Uint8Array): Uint8Array {
  const size = new DataView(file.buffer, file.byteOffset, HEAD).getUint32(0, true);
  return inflateSync(file.subarray(HEAD), { out: new Uint8Array(size) });
}
