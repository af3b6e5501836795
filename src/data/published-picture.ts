import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type PictureFile, shownPicture } from '../model/shown-picture.ts';

/** Pixels of a picture that is opened. */
const MOST_PIXELS = 40_000_000;

/** Size of a picture as it is seen upright; nothing where the file is none, or holds too many pixels. */
export async function pictureSize(path: string): Promise<{ width: number; height: number } | undefined> {
  try {
    const { autoOrient } = await (await pictures())(path, { limitInputPixels: MOST_PIXELS }).metadata();
    return autoOrient.width * autoOrient.height > MOST_PIXELS ? undefined : autoOrient;
  } catch {
    return undefined;
  }
}

/** What is published of a picture of the content folder: path in the site and bytes. */
export async function* publishedPicture(
  folder: string,
  picture: PictureFile,
): AsyncGenerator<readonly [string, Uint8Array]> {
  const bytes = await readFile(join(folder, picture.file));
  const shown = shownPicture(picture);
  const isReady = shown.file === picture.file && shown.width === picture.width;
  yield [shown.file, isReady ? bytes : await narrowed(bytes, shown.width)];
  if (shown.small !== undefined) yield [shown.small.file, await narrowed(bytes, shown.small.width)];
}

async function narrowed(bytes: Uint8Array, width: number): Promise<Uint8Array> {
  return (await pictures())(bytes, { limitInputPixels: MOST_PIXELS })
    .autoOrient()
    .resize({ width, withoutEnlargement: true })
    .webp({ quality: 80, effort: 3 })
    .toBuffer();
}

/** Loaded where there is a picture only: it takes a tenth of a second. */
async function pictures() {
  return (await import('sharp')).default;
}
