import type { KnownMatch, KnownTable } from './known.ts';
import type { Token } from './tokens.ts';
import { labelKey } from './words.ts';

/** One proposal in many words: to stop (`pause`, `halt`, `moratorium`) the making (`development`, `training`) of AI. */
const STOP = /^(pauses?|pausing|halts?|halting|moratoriums?|moratoria|freezes?|freezing|slowdowns?|suspension)$/i;
const MAKING = /^(development|developing|training|experiments?|research)$/i;
const AI = /^(AI|A\.I\.|intelligence|LLMs?|models?)$/;
const WITHIN =
  /^(on|in|of|to|the|all|any|a|an|advanced|powerful|frontier|giant|large|further|new|more|systems?|artificial|intelligence|language|models?|AI|A\.I\.|LLMs?|development|developing|training|experiments?|research)$/i;
const NAME = labelKey('Global pause on AI development');
const MOST_WORDS = 12;

/** Where a sentence speaks of stopping the development of AI, whatever its words; tokens `from`…`to` (exclusive). */
export function proposalMatches(tokens: readonly Token[], table: KnownTable): readonly KnownMatch[] {
  const known = table.byKey.get(NAME);
  if (known === undefined) return [];
  return tokens.flatMap(({ text }, from): KnownMatch[] => {
    if (!STOP.test(text)) return [];
    let to = from + 1;
    while (to < tokens.length && to - from < MOST_WORDS && WITHIN.test(tokens[to]?.text ?? '')) to += 1;
    while (/^(on|in|of|to|the|all|any|a|an)$/i.test(tokens[to - 1]?.text ?? '')) to -= 1;
    const words = tokens.slice(from + 1, to).map((token) => token.text);
    const isIt = words.some((word) => MAKING.test(word)) && words.some((word) => AI.test(word));
    return isIt ? [{ known, from, to }] : [];
  });
}
