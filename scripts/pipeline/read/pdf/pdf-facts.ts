import { type ChosenFacts, chooseFacts, type FactCandidate } from '../../facts/choose-facts.ts';
import type { Removal } from '../reader.ts';
import type { Block } from './context.ts';
import { largestType } from './head-type.ts';
import type { Page } from './page.ts';
import { printedFacts, seenFacts, stampFacts } from './seen-facts.ts';

/** The facts of a PDF, and its blocks without the title and byline that they now say. */
export type WithFacts = ChosenFacts & { readonly blocks: readonly Block[]; readonly removed: readonly Removal[] };

/**
 * What the file states is believed if the first pages bear it out, before what is seen there;
 * a dated byline below the title is believed before the name of whoever saved the file.
 */
export function factsOf(blocks: readonly Block[], pages: readonly Page[], stated: readonly FactCandidate[]): WithFacts {
  const opening = pages
    .slice(0, 2)
    .flatMap((page) => page.items)
    .map((item) => item.text + (item.endsLine ? ' ' : ''))
    .join('')
    .toLowerCase();
  const titles = stated.filter(({ fact }) => fact === 'title');
  const borneOut = titles.filter(({ value }) => isBorneOut(String(value), opening));
  const largest = largestType(pages);
  const seen = seenFacts(blocks, borneOut.length > 0 ? String(borneOut[0]?.value) : undefined, largest);
  const bylines = seen.candidates.filter(({ origin }) => origin === 'byline');
  const others = stated.filter(({ fact }) => fact !== 'title');
  const rest = seen.candidates.filter(({ origin }) => origin !== 'byline');
  const chosen = chooseFacts([
    ...bylines,
    ...borneOut,
    ...stampFacts(pages[0]),
    ...others,
    ...rest,
    ...titles,
    ...printedFacts(pages[0]),
  ]);
  return { ...chosen, blocks: seen.blocks, removed: seen.removed };
}

/** Most words of a stated title stand on the first pages; a template's title, or another file's, does not. */
function isBorneOut(title: string, opening: string): boolean {
  const words = title.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const found = words.filter((word) => opening.includes(word)).length;
  return words.length > 0 && found >= 0.7 * words.length;
}
