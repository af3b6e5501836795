/** A growing run of bytes that numbers are written to as LEB128 varints: seven bits a byte, lowest first. */
export type ByteWriter = { bytes: Uint8Array; length: number };

export function createWriter(capacity = 16): ByteWriter {
  return { bytes: new Uint8Array(capacity), length: 0 };
}

export function writeNumber(writer: ByteWriter, value: number): void {
  needRoom(writer, 5);
  writer.length = putNumber(writer.bytes, writer.length, value);
}

/** Writes a number where there is room for it; returns where the next may stand. */
export function putNumber(bytes: Uint8Array, at: number, value: number): number {
  let rest = value >>> 0;
  let next = at;
  while (rest > 127) {
    bytes[next++] = (rest & 127) | 128;
    rest >>>= 7;
  }
  bytes[next++] = rest;
  return next;
}

export function writeBytes(writer: ByteWriter, bytes: Uint8Array): void {
  needRoom(writer, bytes.length);
  writer.bytes.set(bytes, writer.length);
  writer.length += bytes.length;
}

export function written(writer: ByteWriter): Uint8Array {
  return writer.bytes.subarray(0, writer.length);
}

/** Makes sure that so many bytes can be written. */
export function needRoom(writer: ByteWriter, room: number): void {
  if (writer.length + room > writer.bytes.length) grow(writer, room);
}

function grow(writer: ByteWriter, room: number): void {
  const larger = new Uint8Array(Math.max(writer.bytes.length * 2, writer.length + room));
  larger.set(writer.bytes.subarray(0, writer.length));
  writer.bytes = larger;
}

/** A place in bytes that numbers are read from; reading moves it on. */
export type ByteReader = { readonly bytes: Uint8Array; at: number };

export function readNumber(reader: ByteReader): number {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = reader.bytes[reader.at++] ?? 0;
    value |= (byte & 127) << shift;
    if (byte < 128) return value >>> 0;
  }
}

export function readBytes(reader: ByteReader, length: number): Uint8Array {
  reader.at += length;
  return reader.bytes.subarray(reader.at - length, reader.at);
}
