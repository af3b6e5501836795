import { hash } from 'node:crypto';
import { type Dirent, existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'astro/zod';
import { pictureSize } from '../data/published-picture.ts';
import { FRAGMENTS } from '../model/fragment-ledger.ts';
import { LEDGER } from '../model/ledger.ts';
import { pathsBelow } from '../model/paths-below.ts';
import type { PictureFile } from '../model/shown-picture.ts';
import { linesWith } from './lines-with.ts';
import { type FileStamps, openStamps } from './memory/file-stamps.ts';

/** Somebody writes to the content while it is read: it must be read again. */
export class ContentChanged extends Error {}

const sizeSchema = z.object({ width: z.number(), height: z.number() }).nullable();

/** A text file below the content folder, by its path with `/`. */
export type TextFile = {
  readonly path: string;
  /** Of a file that has not been touched, it is read when it is asked for. */
  readonly text: string;
  /** SHA-256 of the text, hexadecimal, where it is known already. */
  readonly digest?: string;
  /** See `linesWith`; undefined also where the file may have been touched since it was looked at. */
  readonly linesWith?: (words: string) => readonly string[] | undefined;
};

/** The parts of a content folder that the site is made of, as text. */
export type ContentFolder = {
  readonly entries: readonly TextFile[];
  readonly documents: readonly TextFile[];
  /** Earlier texts of sources. */
  readonly earlier?: readonly TextFile[] | undefined;
  readonly ledger: TextFile | undefined;
  readonly fragments?: TextFile | undefined;
  readonly vocabulary: TextFile | undefined;
  readonly settings: TextFile | undefined;
  readonly pictures?: readonly PictureFile[];
};

/** Reads a content folder. Files that stand as `stamps` knows them are not opened until something asks for their text. */
export async function readContentFolder(
  folder: string,
  stamps = openStamps((path) => join(folder, path)),
): Promise<ContentFolder> {
  const read = textReader(folder, stamps);
  const files = (paths: readonly string[]) => paths.map((path) => lazily(path, read, stamps));
  const file = (path: string) => (existsSync(join(folder, path)) ? lazily(path, read, stamps) : undefined);
  return {
    entries: files(filesBelow(folder, 'entries', '.mdx')),
    documents: files(filesBelow(folder, 'documents', '.json')),
    earlier: files(filesBelow(folder, 'earlier', '.json')),
    ledger: file(LEDGER),
    fragments: inLines(file(FRAGMENTS), folder, stamps),
    vocabulary: file('vocabulary.yaml'),
    settings: file('site.yaml'),
    pictures: await readPictures(folder, stamps),
  };
}

/** SHA-256 of a file's text, hexadecimal. */
export function digestOfFile(file: Pick<TextFile, 'text' | 'digest'>): string {
  return file.digest ?? hash('sha256', file.text);
}

/** The pictures in `pictures/`, with their sizes; what is none is left out. */
async function readPictures(folder: string, stamps: FileStamps): Promise<PictureFile[]> {
  const pictures: PictureFile[] = [];
  for (const file of filesBelow(folder, 'pictures', '')) {
    if (file.split('/').length > 2) continue;
    const known = stamps.find(file);
    const size = known === undefined ? await pictureSize(join(folder, file)) : sizeSchema.parse(JSON.parse(known));
    stamps.note(file, JSON.stringify(size ?? null));
    if (size === undefined || size === null) continue;
    const { size: bytes, mtimeMs } = lstatSync(join(folder, file));
    pictures.push({ file, width: size.width, height: size.height, stamp: `${bytes} ${mtimeMs}` });
  }
  return pictures;
}

/** All files below `folder/part` with this ending, hidden ones left out. */
function filesBelow(folder: string, part: string, ending: string): readonly string[] {
  const top = resolve(folder, part);
  const listed = existsSync(top) ? listedBelow(top) : [];
  return pathsBelow(
    folder,
    listed.filter(({ name }) => name.endsWith(ending) && !name.startsWith('.')),
  );
}

/** Node's own way to list what lies in folders of folders takes twice as long. */
function listedBelow(folder: string): readonly Dirent[] {
  const listed = readdirSync(folder, { withFileTypes: true });
  const folders = listed.filter((one) => one.isDirectory());
  return [...listed, ...folders.flatMap(({ name }) => listedBelow(join(folder, name)))];
}

/** The same file, in which lines can be looked for without reading its text. */
function inLines(file: TextFile | undefined, folder: string, { stands }: FileStamps): TextFile | undefined {
  if (file === undefined) return undefined;
  const { path, digest } = file;
  return {
    path,
    ...(digest === undefined ? {} : { digest }),
    get text() {
      return file.text;
    },
    linesWith(words) {
      const lines = linesWith(join(folder, path), words);
      return stands(path) ? lines : undefined;
    },
  };
}

type ReadText = (path: string, digest?: string) => string;

/** A file that is read when its text is asked for, by which time it must not have changed. */
function lazily(path: string, read: ReadText, stamps: FileStamps): TextFile {
  const digest = stamps.known(path, () => hash('sha256', read(path)));
  return {
    path,
    digest,
    get text() {
      return read(path, digest);
    },
  };
}

/**
 * Reads texts. One that is read for its digest is kept until it is asked for: that will be soon. The last is kept too,
 * for what is read is asked for several times in a row.
 */
function textReader(folder: string, { stands }: FileStamps): ReadText {
  let last = { path: '', text: '' };
  const ahead = new Map<string, string>();
  return (path, digest) => {
    if (last.path === path) return last.text;
    const kept = ahead.get(path);
    const text = kept ?? readFileSync(join(folder, path), 'utf8');
    if (digest === undefined) {
      ahead.set(path, text);
      return text;
    }
    if (kept === undefined && !stands(path) && hash('sha256', text) !== digest) throw new ContentChanged(path);
    ahead.delete(path);
    last = { path, text };
    return text;
  };
}
