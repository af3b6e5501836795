import type { Token } from './tokens.ts';

/** A term that a sentence may explain, and how surely; the scale is that of the three constants. */
export type Explained = { readonly term: string; readonly strength: number };

/** The sentence says so in so many words; most likely does; may; only begins as definitions do. */
export const SAID = 3.2;
export const LIKELY_SAID = 2.2;
export const DOUBTFUL = 1;
export const HINTED = 0;
export type Strength = typeof SAID | typeof LIKELY_SAID | typeof DOUBTFUL | typeof HINTED;

export const lower = (token: Token | undefined): string => token?.text.toLowerCase() ?? '';
