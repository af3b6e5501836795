import type { Element } from 'hast';
import type { Image, ImageData } from 'mdast';
import { safeAddress } from '../../safe-address.ts';
import type { Asset } from '../reader.ts';
import { property } from './hast.ts';
import { CAPTION } from './note-captions.ts';

const MAX_DATA = 20_000_000;
const LAZY = ['data-src', 'data-lazy-src', 'data-original', 'data-full-src', 'data-image', 'data-hi-res-src'];

/** An `img` → image, also where scripts would have filled its address in; a picture in the page itself becomes an asset. */
export function toImage(node: Element, assets: Asset[]): Image | undefined {
  if (property(node, 'width') === '1' || property(node, 'height') === '1') return undefined;
  const source = property(node, 'src');
  const lazy = LAZY.map((name) => property(node, name)).find((value) => value !== '') ?? firstOfSet(node);
  const placeholder = source === '' || /^data:image\/(?:gif|svg\+xml)/i.test(source);
  const address = placeholder && lazy !== undefined ? lazy : source;
  const url = address.startsWith('data:') ? keep(address, assets) : safeAddress(address);
  if (url === undefined) return undefined;
  const title = property(node, 'title').trim();
  const caption = property(node, CAPTION);
  return {
    type: 'image',
    url,
    alt: property(node, 'alt').replace(/\s+/g, ' ').trim(),
    title: title === '' ? null : title,
    ...(caption === '' ? {} : { data: withCaption(caption) }),
  };
}

/** What a figure says of its picture, for where the caption itself is cut. */
function withCaption(caption: string): ImageData & { readonly caption: string } {
  return { caption };
}

function firstOfSet(node: Element): string | undefined {
  const set = property(node, 'srcset') || property(node, 'data-srcset');
  const first = set.trim().split(/\s/)[0]?.replace(/,$/, '');
  return first === '' ? undefined : first;
}

function keep(address: string, assets: Asset[]): string | undefined {
  const head = /^data:(image\/(?:png|jpeg|gif|webp|avif|svg\+xml));base64,/i.exec(address.slice(0, 60));
  const mediaType = head?.[1]?.toLowerCase();
  if (head === null || mediaType === undefined || address.length > MAX_DATA) return undefined;
  const bytes = Uint8Array.from(Buffer.from(address.slice(head[0].length), 'base64'));
  if (bytes.length < 200) return undefined;
  const same = assets.find((asset) => asset.bytes.length === bytes.length && Buffer.compare(asset.bytes, bytes) === 0);
  if (same !== undefined) return same.name;
  const ending = mediaType.replace('image/', '').replace('jpeg', 'jpg').replace('svg+xml', 'svg');
  const name = `image-${assets.length + 1}.${ending}`;
  assets.push({ name, bytes, mediaType });
  return name;
}
