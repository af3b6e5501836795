import type { Sharp } from 'sharp';

export type Encoded = { readonly bytes: Uint8Array; readonly width: number; readonly height: number };

/** Pixels of a picture that is opened, and of the longer side of what is kept. */
const MOST_PIXELS = 40_000_000;
const LONGEST = 1600;
/** What is smaller on a side is a bullet, a rule or a spy. */
const LEAST = 32;

/** Bytes of any picture → WebP without metadata, at most 1600 pixels long; nothing where it cannot be read, or shows nothing. */
export async function encodePicture(bytes: Uint8Array): Promise<Encoded | 'small' | undefined> {
  try {
    const opened = (await loadSharp())(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error' });
    const { width, height, format } = await opened.metadata();
    if (Math.min(width, height) < LEAST) return 'small';
    const upright = opened
      .autoOrient()
      .resize({ width: LONGEST, height: LONGEST, fit: 'inside', withoutEnlargement: true });
    const lossy = await webp(upright, { quality: 80 });
    // Photographs are smaller with loss; drawings and screenshots without.
    const exact = format === 'jpeg' ? undefined : await webp(upright, { lossless: true });
    return exact !== undefined && exact.bytes.length <= lossy.bytes.length ? exact : lossy;
  } catch {
    return undefined;
  }
}

async function webp(picture: Sharp, how: { quality: number } | { lossless: true }): Promise<Encoded> {
  const { data, info } = await picture
    .clone()
    .webp({ ...how, effort: 3 })
    .toBuffer({ resolveWithObject: true });
  return { bytes: new Uint8Array(data), width: info.width, height: info.height };
}

/** Size in pixels of a picture that was encoded before. */
export async function sizeOf(bytes: Uint8Array): Promise<{ width: number; height: number } | undefined> {
  try {
    const { width, height } = await (await loadSharp())(bytes).metadata();
    return { width, height };
  } catch {
    return undefined;
  }
}

/** Loaded with the first picture: most documents have none. */
async function loadSharp() {
  return (await import('sharp')).default;
}
