import { hash } from 'node:crypto';
import { type ContentFolder, digestOfFile } from './content-folder.ts';

/** SHA-256 over every file that the site is made of, its path and the SHA-256 of its text, in the order in which they are read. */
export function contentDigest({ entries, documents, ...rest }: ContentFolder): string {
  const others = [...(rest.earlier ?? []), rest.settings, rest.vocabulary, rest.ledger, rest.fragments];
  const files = [...entries, ...documents, ...others].filter((file) => file !== undefined);
  const told = [
    ...files.map((file) => `${file.path}\0${digestOfFile(file)}\0`),
    ...(rest.pictures ?? []).map(({ file, width, height }) => `${file}\0${width}\0${height}\0`),
  ];
  return hash('sha256', told.join(''));
}
