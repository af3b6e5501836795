import { createHash } from 'node:crypto';
import type { Message } from '../../src/model/message.ts';
import type { Picture, Sidecar } from '../../src/model/source.ts';
import { readBytesIfAny } from '../files.ts';
import { besidePath } from './beside-path.ts';
import { encodePicture, sizeOf } from './encode-picture.ts';
import { isOpenLicence } from './open-licence.ts';
import type { PlacedPicture } from './outline.ts';
import type { Input, Reading } from './read/reader.ts';

/** A file to read, where it lies, and what its sidecar says of how much may be shown. */
export type AlbumTask = Input & { readonly content: string } & Pick<Sidecar, 'show' | 'rights'>;

/** A file beside a source that its text shows; `hash` is SHA-256. */
export type Beside = { readonly path: string; readonly hash: string };

/** A picture that is not in the content folder yet. */
export type MadePicture = { readonly file: string; readonly bytes: Uint8Array };

type Kept = {
  readonly pictures: readonly Picture[];
  readonly beside: readonly Beside[];
  readonly made: readonly MadePicture[];
  readonly messages: readonly Message[];
};

/** Pictures of one document; more are not a document's but an album's. */
const MOST_PICTURES = 200;

/**
 * The pictures of a document, re-encoded and named by what they were: in the file, or beside it. A picture is a whole
 * work, so it is kept where the source may be shown in full or its licence is open, and left out with a message else.
 */
export async function keepPictures(
  placed: readonly PlacedPicture[],
  { task, whole }: { task: AlbumTask; whole: Reading },
): Promise<Kept> {
  const assets = new Map(whole.assets.map(({ name, bytes }) => [name, bytes]));
  const urls = [...new Set(placed.map(({ url }) => url))].slice(0, MOST_PICTURES);
  const beside: Beside[] = [];
  const found = new Map<string, Uint8Array>();
  for (const url of urls) {
    const bytes = assets.get(url) ?? (await besides(url, { task, beside }));
    if (bytes !== undefined) found.set(url, bytes);
  }
  if (found.size === 0 || task.show === 'none') return { pictures: [], beside, made: [], messages: [] };
  if (task.show !== 'full' && !isOpenLicence(task.rights ?? whole.facts.rights))
    return { pictures: [], beside, made: [], messages: [notShown(task.path, found.size)] };
  const files = new Map<string, Omit<Picture, 'alt'>>();
  const made: MadePicture[] = [];
  const unreadable: string[] = [];
  for (const [url, bytes] of found) {
    const file = await fileOf(bytes, { content: task.content, made });
    if (file === undefined) unreadable.push(url);
    else if (file !== 'small') files.set(url, file);
  }
  const pictures = placed.flatMap(({ url, ...place }): Picture[] => {
    const file = files.get(url);
    return file === undefined ? [] : [{ ...file, ...place }];
  });
  return { pictures, beside, made, messages: unreadable.length === 0 ? [] : [cannotShow(task.path, unreadable)] };
}

async function besides(url: string, { task, beside }: { task: AlbumTask; beside: Beside[] }) {
  const path = besidePath(task.path, url);
  const bytes = path === undefined ? undefined : await readBytesIfAny(task.content, path).catch(() => undefined);
  if (path !== undefined && bytes !== undefined) beside.push({ path, hash: hashOf(bytes) });
  return bytes;
}

async function fileOf(
  bytes: Uint8Array,
  { content, made }: { content: string; made: MadePicture[] },
): Promise<Omit<Picture, 'alt'> | 'small' | undefined> {
  const file = `pictures/${hashOf(bytes).slice(0, 16)}.webp`;
  const before = await readBytesIfAny(content, file);
  const size = before && (await sizeOf(before));
  if (size !== undefined) return { file, ...size };
  const encoded = await encodePicture(bytes);
  if (encoded === undefined || encoded === 'small') return encoded;
  if (made.every((one) => one.file !== file)) made.push({ file, bytes: encoded.bytes });
  return { file, width: encoded.width, height: encoded.height };
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function notShown(path: string, count: number): Message {
  return {
    rule: 'pictures-not-shown',
    severity: 'info',
    path,
    reason: `${count === 1 ? 'Its picture is' : `Its ${count} pictures are`} left out: only excerpts of the source may be shown.`,
    advice: 'If you may show them, write `show: full` or the licence (`rights: CC BY 4.0`) into its .source.yaml.',
  };
}

function cannotShow(path: string, names: readonly string[]): Message {
  return {
    rule: 'picture-unreadable',
    severity: 'warning',
    path,
    reason: `${names.length === 1 ? 'A picture' : `${names.length} pictures`} cannot be read: ${names
      .slice(0, 3)
      .map((name) => name.slice(0, 80))
      .join(', ')}${names.length > 3 ? ' …' : ''}.`,
    advice: 'Save them as PNG or JPEG in the document; drawings of Office (EMF, WMF) cannot be shown on a page.',
  };
}
