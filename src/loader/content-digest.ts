import { createHash } from 'node:crypto';
import { type ContentFolder, digestOfFile } from './content-folder.ts';

/** SHA-256 over every file that the site is made of, its path and the SHA-256 of its text, in the order in which they are read. */
export function contentDigest({ entries, documents, ...rest }: ContentFolder): string {
  const hash = createHash('sha256');
  const others = [...(rest.earlier ?? []), rest.settings, rest.vocabulary, rest.ledger, rest.fragments];
  for (const file of [...entries, ...documents, ...others]) {
    if (file !== undefined) hash.update(`${file.path}\0${digestOfFile(file)}\0`);
  }
  for (const { file, width, height } of rest.pictures ?? []) hash.update(`${file}\0${width}\0${height}\0`);
  return hash.digest('hex');
}
