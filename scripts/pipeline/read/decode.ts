import { detect } from 'chardet';
import iconv from 'iconv-lite';

/** Bytes understood as text, or why they are not text. */
export type Decoded = { readonly text: string; readonly encoding: string } | { readonly problem: 'empty' | 'binary' };

const SAMPLE = 64 * 1024;

/** Byte order mark, then strict UTF-8, then the likeliest legacy encoding by letter statistics. */
export function decode(bytes: Uint8Array): Decoded {
  const named = byMark(bytes);
  if (named !== undefined) return finish(iconv.decode(Buffer.from(bytes), named), named);
  if (bytes.subarray(0, SAMPLE).includes(0)) return { problem: 'binary' };
  try {
    return finish(new TextDecoder('utf-8', { fatal: true }).decode(bytes), 'UTF-8');
  } catch {
    const guess = detect(Buffer.from(bytes.subarray(0, SAMPLE)));
    const encoding = guess !== null && guess !== 'UTF-8' && iconv.encodingExists(guess) ? guess : 'windows-1252';
    return finish(iconv.decode(Buffer.from(bytes), encoding), encoding);
  }
}

function finish(text: string, encoding: string): Decoded {
  if (text.trim() === '') return { problem: 'empty' };
  // A text holds hardly any control characters; a program or a picture with a text's name holds many.
  const sample = text.slice(0, SAMPLE);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  const controls = sample.match(/[\u0000-\u0008\u000E-\u001A\u001C-\u001F\uFFFD]/g)?.length ?? 0;
  return controls > sample.length / 100 ? { problem: 'binary' } : { text, encoding };
}

function byMark(bytes: Uint8Array): string | undefined {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'UTF-8';
  if (a === 0xff && b === 0xfe) return 'UTF-16LE';
  if (a === 0xfe && b === 0xff) return 'UTF-16BE';
  return undefined;
}
