import type { Token } from './tokens.ts';

/** A term that a sentence explains, and how surely: 3 says so in so many words, 2 most likely does, 1 may. */
export type Explained = { readonly term: string; readonly strength: 1 | 2 | 3 };

export const lower = (token: Token | undefined): string => token?.text.toLowerCase() ?? '';
