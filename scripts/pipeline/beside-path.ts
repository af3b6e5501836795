import { posix } from 'node:path';

const PICTURE = /\.(?:png|jpe?g|gif|webp|avif|svg|bmp|tiff?)$/i;

/** Path below the content folder of a picture that lies beside a source, or below: never above, never elsewhere. */
export function besidePath(source: string, url: string): string | undefined {
  const bare = url.replace(/[?#].*$/s, '');
  if (/^[a-z][a-z0-9+.-]*:|^[\\/]/i.test(bare) || !PICTURE.test(bare)) return undefined;
  const folder = posix.dirname(source);
  const path = posix.join(folder, decoded(bare));
  return path.startsWith(`${folder}/`) && !path.includes('\0') && !path.includes('\\') ? path : undefined;
}

/** Whether a file is a picture, by its name. */
export function isPicture(path: string): boolean {
  return PICTURE.test(path);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
