import type { ElementContent } from 'hast';
import { isElsewhere, isSafeAddress } from '../safe-address.ts';
import { element, text } from './component.ts';

/** A picture of the site as a page holds it, with its size, so that nothing moves when it comes. */
export type HeldPicture = {
  readonly src: string;
  readonly srcSet?: string;
  readonly width: number;
  readonly height: number;
};

/** Finds a picture of the content folder by its address in an entry: `pictures/kite.png`. */
export type FindPicture = (address: string) => HeldPicture | undefined;

/** A link as a page may hold it; those that lead away from the site give nothing back to the window they came from. */
export function linkTo(href: string, children: readonly ElementContent[]): ElementContent {
  return element('a', { href, ...(isElsewhere(href) ? { rel: ['noopener'] } : {}) }, children);
}

/** Pages show pictures of their own site only; one from elsewhere is a link to it, in the words of its alternative. */
export function picture(url: string, alt: string, find: FindPicture): ElementContent {
  if (!isSafeAddress(url)) return text(alt);
  if (isElsewhere(url)) return linkTo(url, [text(alt === '' ? url : alt)]);
  const held = find(url) ?? { src: url };
  const sizes = 'srcSet' in held ? { sizes: '(max-width: 45rem) 100vw, 45rem' } : {};
  return element('img', { ...held, ...sizes, alt, loading: 'lazy' }, []);
}
