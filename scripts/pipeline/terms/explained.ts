import type { Token } from './tokens.ts';

/** A term that a sentence may explain, and how surely; the scale is that of the constants below. */
export type Explained = { readonly term: string; readonly strength: number };

/** The sentence says so in so many words; most likely does; does, together with the one before; may; only begins as definitions do. */
export const SAID = 3.2;
export const LIKELY_SAID = 2.2;
export const ALLUDED = 1.5;
export const DOUBTFUL = 1;
export const HINTED = 0;

export const lower = (token: Token | undefined): string => token?.text.toLowerCase() ?? '';
