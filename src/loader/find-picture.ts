import { type PictureFile, type ShownPicture, shownPicture } from '../model/shown-picture.ts';
import type { FindPicture, HeldPicture } from './components/picture.ts';

/** The pictures of a content folder, found by their address there: `pictures/kite.png`, also from the root or relative. */
export function pictureFinder(files: readonly PictureFile[], href: (path: string) => string): FindPicture {
  const held = new Map(files.map((picture) => [picture.file, heldPicture(shownPicture(picture), href)]));
  return (address) => held.get(pictureName(address));
}

/** Whether an address is meant for a picture of the content folder. */
export function isOwnPicture(address: string): boolean {
  return pictureName(address).startsWith('pictures/');
}

function pictureName(address: string): string {
  return address.replace(/^(?:\.{0,2}\/)+/, '');
}

function heldPicture({ file, width, height, small }: ShownPicture, href: (path: string) => string): HeldPicture {
  const src = href(file);
  return { src, width, height, ...(small && { srcSet: `${href(small.file)} ${small.width}w, ${src} ${width}w` }) };
}
