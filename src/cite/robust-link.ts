import type { SourceDocument } from '../model/source.ts';

/**
 * What a link out to a source says for the day when the original is gone (Robust Links, robustlinks.mementoweb.org):
 * its address, the day it was read, and where on this site its passages are kept as they were then.
 */
export function robustLink({ facts: { url }, retrieved }: Pick<SourceDocument, 'facts' | 'retrieved'>, kept: string) {
  if (url === undefined) return {};
  return {
    'data-originalurl': url,
    ...(retrieved === undefined ? {} : { 'data-versiondate': retrieved }),
    'data-versionurl': kept,
  };
}
