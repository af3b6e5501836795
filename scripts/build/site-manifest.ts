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

/** The text of a manifest: one file a line, in order of paths, so that two can be compared line by line. */
export function manifestText({ generator, content, files }: Told): string {
  const lines = [...files]
    .sort(([a], [b]) => compareText(a, b))
    .map(([path, digest]) => `    ${JSON.stringify(path)}: ${JSON.stringify(digest)}`);
  const head = `  "generator": ${JSON.stringify(generator)},\n  "content": ${JSON.stringify(content)},\n`;
  return `{\n${head}  "files": {\n${lines.join(',\n')}\n  }\n}\n`;
}
