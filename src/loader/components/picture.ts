import type { ElementContent } from 'hast';
import { isElsewhere, isSafeAddress } from '../safe-address.ts';
import { element, text } from './component.ts';

/** A link as a page may hold it; those that lead away from the site give nothing back to the window they came from. */
export function linkTo(href: string, children: readonly ElementContent[]): ElementContent {
  return element('a', { href, ...(isElsewhere(href) ? { rel: ['noopener'] } : {}) }, children);
}

/** Pages show pictures of their own site only; one from elsewhere is a link to it, in the words of its alternative. */
export function picture(url: string, alt: string): ElementContent {
  if (!isSafeAddress(url)) return text(alt);
  if (isElsewhere(url)) return linkTo(url, [text(alt === '' ? url : alt)]);
  return element('img', { src: url, alt, loading: 'lazy' }, []);
}
