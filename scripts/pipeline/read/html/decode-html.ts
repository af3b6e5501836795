import { isUtf8 } from 'node:buffer';
import chardet from 'chardet';
import iconv from 'iconv-lite';

/** Bytes of a page → text: by byte order mark, as UTF-8 where it is that, by what the page declares, by what it looks like. */
export function decodeHtml(bytes: Uint8Array): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer[0] === 0xff && buffer[1] === 0xfe) return iconv.decode(buffer, 'utf-16le');
  if (buffer[0] === 0xfe && buffer[1] === 0xff) return iconv.decode(buffer, 'utf-16be');
  const utf8 = asUtf8(buffer);
  if (utf8 !== undefined) return utf8;
  const head = buffer.subarray(0, 4096).toString('latin1');
  const declared =
    /<meta[^<>]{0,200}charset\s*=\s*(?:["']\s*)?([a-z0-9_:-]+)/i.exec(head)?.[1] ??
    /<\?xml[^<>]{0,100}encoding=["']([a-z0-9_:-]+)/i.exec(head)?.[1];
  // A page that declares UTF-8 but has a few broken bytes is still UTF-8.
  if (declared !== undefined && /^utf-?8$/i.test(declared)) return new TextDecoder('utf-8').decode(bytes);
  if (declared !== undefined && iconv.encodingExists(declared))
    return iconv.decode(buffer, /^iso-?8859-?1$|^latin-?1$/i.test(declared) ? 'windows-1252' : declared);
  const guess = chardet.detect(buffer.subarray(0, 65_536));
  return iconv.decode(buffer, guess !== null && iconv.encodingExists(guess) ? guess : 'windows-1252');
}

function asUtf8(buffer: Buffer): string | undefined {
  if (!isUtf8(buffer)) return undefined;
  const text = buffer.toString('utf8');
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}
