import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { pictureSize } from '../data/published-picture.ts';
import { compareText } from '../model/message.ts';
import type { PictureFile } from '../model/shown-picture.ts';

/** A text file below the content folder, by its path with `/`. */
export type TextFile = { readonly path: string; readonly text: string };

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

export async function readContentFolder(folder: string): Promise<ContentFolder> {
  const [entries, documents, earlier, ledger, fragments, vocabulary, settings, pictures] = await Promise.all([
    readTexts(folder, 'entries', '.mdx'),
    readTexts(folder, 'documents', '.json'),
    readTexts(folder, 'earlier', '.json'),
    readText(folder, 'ledger.jsonl'),
    readText(folder, 'fragments.jsonl'),
    readText(folder, 'vocabulary.yaml'),
    readText(folder, 'site.yaml'),
    readPictures(folder),
  ]);
  return { entries, documents, earlier, ledger, fragments, vocabulary, settings, pictures };
}

/** The pictures in `pictures/`, with their sizes; what is none is left out. */
async function readPictures(folder: string): Promise<PictureFile[]> {
  const names = await readdir(join(folder, 'pictures'), { withFileTypes: true }).catch(absent([]));
  const files = names.filter((name) => name.isFile() && !name.name.startsWith('.')).map(({ name }) => name);
  const pictures = await Promise.all(
    files.sort(compareText).map(async (name) => {
      const size = await pictureSize(join(folder, 'pictures', name));
      if (size === undefined) return [];
      const { size: bytes, mtimeMs } = await stat(join(folder, 'pictures', name));
      return [{ file: `pictures/${name}`, ...size, stamp: `${bytes} ${mtimeMs}` }];
    }),
  );
  return pictures.flat();
}

/** All files below `folder/part` with this ending, in an order that no file system decides. */
async function readTexts(folder: string, part: string, ending: string): Promise<TextFile[]> {
  const names = await readdir(join(folder, part), { recursive: true, withFileTypes: true }).catch(absent([]));
  const paths = names
    .filter((name) => name.isFile() && name.name.endsWith(ending) && !name.name.startsWith('.'))
    .map((name) => relative(folder, join(name.parentPath, name.name)).split(sep).join('/'))
    .sort(compareText);
  return Promise.all(paths.map(async (path) => ({ path, text: await readFile(join(folder, path), 'utf8') })));
}

async function readText(folder: string, path: string): Promise<TextFile | undefined> {
  const text = await readFile(join(folder, path), 'utf8').catch(absent(undefined));
  return text === undefined ? undefined : { path, text };
}

/** A missing file or folder is an empty one; every other trouble is thrown. */
function absent<T>(instead: T): (error: NodeJS.ErrnoException) => T {
  return (error) => {
    if (error.code === 'ENOENT') return instead;
    throw error;
  };
}
