import sharp from 'sharp';
import { getResolvedPDFJS } from 'unpdf';
import type { PDFDocumentProxy } from 'unpdf/pdfjs';
import type { Asset } from '../reader.ts';
import type { Picture } from './drawing.ts';
import { limits } from './limits.ts';
import { type Box, isRecord, type Page } from './page.ts';
import { within } from './within.ts';

/** A picture of the text: its asset's name and where it stands. */
export type PlacedPicture = {
  readonly name: string;
  readonly box: Box;
  readonly page: number;
  readonly mark: number | undefined;
};

/** Smallest side of a picture in pixels and points; what is smaller is decoration. */
const SMALL = 32;
/** A picture on so many pages is a logo; one over so much of a page is a scan or a background. */
const OFTEN = 3;
const COVER = 0.85;

/** The raster images of a file, re-encoded as PNG; `page-3-1.png` is the first of page 3. */
export async function picturesOf(
  proxy: PDFDocumentProxy,
  pages: readonly Page[],
): Promise<{ readonly assets: Asset[]; readonly placed: PlacedPicture[] }> {
  const assets: Asset[] = [];
  const placed: PlacedPicture[] = [];
  const uses = new Map<string, number>();
  for (const page of pages)
    for (const { name } of page.drawing.pictures)
      uses.set(name, (uses.get(name) ?? 0) + (name.startsWith('g_') ? 1 : 0));
  for (const page of pages) {
    let count = 0;
    for (const picture of page.drawing.pictures) {
      if (assets.length >= limits.images) return { assets, placed };
      if (!isWorth(picture, page) || (uses.get(picture.name) ?? 0) >= OFTEN) continue;
      const bytes = await within(encode(proxy, page.number, picture.name), limits.secondsAnswer).catch(() => undefined);
      if (!bytes) continue;
      const name = `page-${page.number}-${++count}.png`;
      assets.push({ name, bytes, mediaType: 'image/png' });
      placed.push({ name, box: picture.box, page: page.number, mark: picture.mark });
    }
  }
  return { assets, placed };
}

function isWorth({ box }: Picture, page: Page): boolean {
  const wide = box.right - box.left;
  const high = box.bottom - box.top;
  return Math.min(wide, high) >= SMALL && wide * high < COVER * page.width * page.height;
}

async function encode(proxy: PDFDocumentProxy, number: number, name: string): Promise<Uint8Array | undefined> {
  const page = await proxy.getPage(number);
  const { ImageKind } = await getResolvedPDFJS();
  const store = name.startsWith('g_') ? page.commonObjs : page.objs;
  const image: unknown = await new Promise((resolve) => store.get(name, resolve));
  if (!isRecord(image) || typeof image.width !== 'number' || typeof image.height !== 'number') return undefined;
  const { width, height, kind } = image;
  const data = image.data instanceof Uint8ClampedArray || image.data instanceof Uint8Array ? image.data : undefined;
  if (!data || Math.min(width, height) < SMALL || width * height > limits.imagePixels) return undefined;
  if (kind === ImageKind.GRAYSCALE_1BPP) return png(unpacked(data, width, height), { width, height, channels: 1 });
  const channels = kind === ImageKind.RGB_24BPP ? 3 : 4;
  return data.length < width * height * channels ? undefined : png(data, { width, height, channels });
}

type Raw = { readonly width: number; readonly height: number; readonly channels: 1 | 3 | 4 };

async function png(data: Uint8Array | Uint8ClampedArray, raw: Raw): Promise<Uint8Array> {
  return new Uint8Array(await sharp(data, { raw }).png().toBuffer());
}

/** Eight pixels a byte, rows filled up to whole bytes → one byte a pixel. */
function unpacked(data: Uint8Array | Uint8ClampedArray, width: number, height: number): Uint8Array {
  const row = Math.ceil(width / 8);
  return Uint8Array.from({ length: width * height }, (_, index) => {
    const x = index % width;
    const byte = data[Math.floor(index / width) * row + (x >> 3)] ?? 0;
    return (byte >> (7 - (x & 7))) & 1 ? 255 : 0;
  });
}
