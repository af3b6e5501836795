import type { CslItem, CslType } from './csl.ts';

export function isOneOf(item: CslItem, ...types: readonly CslType[]): boolean {
  return types.includes(item.type);
}

/** Where the work stands: its DOI as an address (DOI Handbook 3.8), else its URL. */
export function addressOf(item: CslItem): string | undefined {
  return item.DOI === undefined
    ? item.URL
    : `https://doi.org/${encodeURI(item.DOI).replace(/[#?]/g, encodeURIComponent)}`;
}

/** Titles in headline style are an English custom. */
export function isEnglish(item: CslItem): boolean {
  return item.language === undefined || /^en\b/i.test(item.language);
}
