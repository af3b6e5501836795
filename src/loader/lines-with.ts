import { closeSync, openSync, readSync } from 'node:fs';

/** Bytes that are looked through at once; no line may be longer. */
const PIECE = 1 << 20;
const NEWLINE = 10;
const BACKSLASH = 92;

/**
 * Lines of a file of JSON that hold these words. It is looked through piece by piece: to hold all of its text takes longer.
 * Undefined where a line is longer than a piece, or words may be written with escapes.
 */
export function linesWith(file: string, words: string): readonly string[] | undefined {
  const wanted = Buffer.from(words);
  const piece = Buffer.allocUnsafe(PIECE);
  const lines: string[] = [];
  const from = openSync(file, 'r');
  try {
    for (let begun = 0; ; ) {
      const read = readSync(from, piece, begun, PIECE - begun, null);
      const end = begun + read;
      // What follows the last line that is whole is looked at with what comes next.
      const whole = read === 0 ? end : piece.subarray(0, end).lastIndexOf(NEWLINE) + 1;
      const seen = piece.subarray(0, whole);
      if (seen.includes(BACKSLASH) || end - whole === PIECE) return undefined;
      lines.push(...linesIn(seen, wanted));
      if (read === 0) return lines;
      piece.copyWithin(0, whole, end);
      begun = end - whole;
    }
  } finally {
    closeSync(from);
  }
}

function* linesIn(seen: Buffer, wanted: Buffer): Iterable<string> {
  for (let at = seen.indexOf(wanted); at >= 0; ) {
    const next = seen.indexOf(NEWLINE, at);
    const end = next < 0 ? seen.length : next;
    yield seen.toString('utf8', seen.lastIndexOf(NEWLINE, at) + 1, end);
    at = seen.indexOf(wanted, end);
  }
}
