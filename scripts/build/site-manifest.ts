import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'astro/zod';
import { compareText } from '../../src/model/message.ts';
import { root } from '../root.ts';

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

type Told = Omit<SiteManifest, 'files'> & {
  readonly files: readonly (readonly [path: string, sum: string])[];
};

const BEGIN = '  "files": {\n';
const END = '\n  }\n}\n';

/** The text of a manifest: one file a line, in order of paths, so that two can be compared line by line. */
export function manifestText({ files, ...head }: Told): string {
  return textOf(head, [...files].sort(([a], [b]) => compareText(a, b)).map(toLine));
}

/** The text of a manifest that differs from another in these files, and in the content: of most sites few lines change. */
export function changedManifest(
  before: string,
  { files, gone, ...head }: Told & { readonly gone: ReadonlySet<string> },
): string {
  const lines = before.slice(before.indexOf(BEGIN) + BEGIN.length, -END.length).split(',\n');
  const changed = new Set([...gone, ...files.map(([path]) => path)].map((path) => JSON.stringify(path)));
  const others = lines.filter((line) => line !== '' && !changed.has(writtenPath(line)));
  const merged: string[] = [];
  let at = 0;
  for (const file of [...files].sort(([a], [b]) => compareText(a, b))) {
    const place = placeOf(file[0], others);
    merged.push(...others.slice(at, place), toLine(file));
    at = place;
  }
  return textOf(head, [...merged, ...others.slice(at)]);
}

/** How many of these lines, in order of their paths, stand before a path. */
function placeOf(path: string, lines: readonly string[]): number {
  let [low, high] = [0, lines.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = String(JSON.parse(writtenPath(lines[middle] ?? '""')));
    if (compareText(other, path) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

function toLine([path, digest]: readonly [path: string, sum: string]): string {
  return `    ${JSON.stringify(path)}: ${JSON.stringify(digest)}`;
}

/** The path of such a line, as JSON writes it. */
function writtenPath(line: string): string {
  return line.slice(line.indexOf('"'), line.lastIndexOf('": "') + 1);
}

function textOf({ generator, content }: Omit<SiteManifest, 'files'>, lines: readonly string[]): string {
  const head = `  "generator": ${JSON.stringify(generator)},\n  "content": ${JSON.stringify(content)},\n`;
  return `{\n${head}${BEGIN}${lines.join(',\n')}${END}`;
}
