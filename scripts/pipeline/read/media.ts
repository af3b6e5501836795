import type { Asset } from './reader.ts';

const mediaTypes: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  avif: 'image/avif',
  svg: 'image/svg+xml',
  bmp: 'image/bmp',
  tif: 'image/tiff',
  tiff: 'image/tiff',
  emf: 'image/emf',
  wmf: 'image/wmf',
};

/** A picture in an archive → its asset, made once, under a name that no other picture of the document has. */
export function assetOf(path: string, bytes: Uint8Array, assets: Map<string, Asset>): Asset {
  const known = assets.get(path);
  if (known !== undefined) return known;
  const file = path.slice(path.lastIndexOf('/') + 1).replace(/[^\w.-]+/g, '-') || 'picture';
  const dot = file.lastIndexOf('.');
  const [stem, ending] = dot > 0 ? [file.slice(0, dot), file.slice(dot)] : [file, ''];
  const taken = new Set([...assets.values()].map((asset) => asset.name));
  let name = file;
  for (let n = 2; taken.has(name); n++) name = `${stem}-${n}${ending}`;
  const mediaType = mediaTypes[ending.slice(1).toLowerCase()] ?? 'application/octet-stream';
  const asset: Asset = { name, bytes, mediaType };
  assets.set(path, asset);
  return asset;
}
