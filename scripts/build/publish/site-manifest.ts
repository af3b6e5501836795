import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'astro/zod';
import { compareText } from '../../../src/model/message.ts';
import { root } from '../../root.ts';

/** Says of every other file of a built site what it holds; it stands in the site itself. */
export const MANIFEST = 'manifest.json';

const sum = z.string().regex(/^[0-9a-f]{64}$/);

export const manifestSchema = z.object({
  /** Name and version of the program that built the site. */
  generator: z.string(),
  /** SHA-256 of the content that the site was made from. */
  content: z.string(),
  /** Path below the site's base → SHA-256 of the file, in hexadecimal digits. */
  files: z.record(z.string(), sum),
});

export type SiteManifest = z.infer<typeof manifestSchema>;

const { version } = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));

/** Name and version of this program. */
export const generator = `sourcebook ${version}`;

/** A file's path and SHA-256, whatever is said of it between them. */
type Line = readonly [path: string, ...beside: unknown[], sum: string];
type Told = Omit<SiteManifest, 'files'> & { readonly files: readonly Line[] };

const BEGIN = '  "files": {\n';
const BETWEEN = ',\n';
const END = '\n  }\n}\n';

/** Letters that are made bytes at once. */
const PIECE = 1 << 20;

/** A manifest: one file a line, in order of paths, so that two can be compared line by line. There may be a million lines: each piece is made when it is asked for. */
export function manifestBytes({ files, ...head }: Told): Iterable<Uint8Array> {
  const lines = [...files].sort(([a], [b]) => compareText(a, b));
  return {
    *[Symbol.iterator]() {
      let text = headText(head);
      for (const [at, line] of lines.entries()) {
        text += (at === 0 ? '' : BETWEEN) + toLine(line);
        if (text.length < PIECE) continue;
        yield Buffer.from(text);
        text = '';
      }
      yield Buffer.from(text + END);
    },
  };
}

/** A manifest, in pieces, that differs from another in these files, and in the content: of most sites few lines change. */
export function changedManifest(
  before: Uint8Array,
  { files, gone, ...head }: Told & { readonly gone: ReadonlySet<string> },
): readonly Uint8Array[] {
  const bytes = Buffer.from(before.buffer, before.byteOffset, before.length);
  const listed = bytes.subarray(bytes.indexOf(BEGIN) + BEGIN.length, 1 - END.length);
  // Of no line at all, what is left is the line feed before the end.
  const lines = listed.length > 1 ? listed : listed.subarray(1);
  const now = new Map<string, Line | undefined>(Array.from(gone, (path) => [path, undefined]));
  for (const line of files) now.set(line[0], line);
  const pieces: Uint8Array[] = [];
  let at = 0;
  for (const [path, line] of [...now].sort(([a], [b]) => compareText(a, b))) {
    const [start, end] = placeOf(path, lines);
    pieces.push(withoutEnd(lines.subarray(at, start)));
    if (line !== undefined) pieces.push(Buffer.from(toLine(line)));
    at = end;
  }
  pieces.push(withoutEnd(lines.subarray(at)));
  const between = Buffer.from(BETWEEN);
  const joined = pieces
    .filter(({ length }) => length > 0)
    .flatMap((piece, at) => (at === 0 ? [piece] : [between, piece]));
  return [Buffer.from(headText(head)), ...joined, Buffer.from(END)];
}

/** Lines without what stands behind the last of them: a comma but for the last of all, and a line feed. */
function withoutEnd(lines: Buffer): Uint8Array {
  return lines.subarray(0, lines.at(-2) === COMMA ? -BETWEEN.length : -1);
}

const COMMA = 44;
const NEWLINE = 10;

/** Where the line of a path begins and ends among lines in order of their paths; both the same where there is none. */
function placeOf(path: string, lines: Buffer): readonly [start: number, end: number] {
  const endOf = (start: number) => lines.indexOf(NEWLINE, start) + 1;
  const pathAt = (start: number) => String(JSON.parse(writtenPath(lines.toString('utf8', start, endOf(start)))));
  let [low, high] = [0, lines.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const start = middle === 0 ? 0 : lines.lastIndexOf(NEWLINE, middle - 1) + 1;
    if (compareText(pathAt(start), path) < 0) low = endOf(start);
    else high = start;
  }
  return [low, low < lines.length && pathAt(low) === path ? endOf(low) : low];
}

function toLine(line: Line): string {
  return `    ${JSON.stringify(line[0])}: ${JSON.stringify(line.at(-1))}`;
}

/** The path of such a line, as JSON writes it. */
function writtenPath(line: string): string {
  return line.slice(line.indexOf('"'), line.lastIndexOf('": "') + 1);
}

function headText({ generator, content }: Omit<SiteManifest, 'files'>): string {
  return `{\n  "generator": ${JSON.stringify(generator)},\n  "content": ${JSON.stringify(content)},\n${BEGIN}`;
}
