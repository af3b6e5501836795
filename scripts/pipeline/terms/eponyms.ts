import { isCapital } from './case-evidence.ts';
import type { NameSpan } from './names.ts';
import type { Token } from './tokens.ts';

/** What is called after somebody: `Goodhart's law`, `the Optimizer's Curse`, but not `Google's model`. */
const HEAD =
  /^(law|curse|theorem|principle|paradox|razor|dilemma|effect|rule|conjecture|lemma|equation|disease|syndrome|constant|fallacy|wager|inequality|criterion|maxim|axiom|gambit|knife|demon|fork|comet|reagent|triangle|sieve|ratio|coefficient|postulate)s?$/i;

/** Names that a possessive joins to what is called so; tokens `from`…`to` (exclusive). */
export function eponymSpansOf(tokens: readonly Token[]): readonly NameSpan[] {
  return tokens.flatMap(({ text }, at): NameSpan[] => {
    const [owner, head] = [tokens[at - 1], tokens[at + 1]];
    if (owner === undefined || head === undefined || !/^['’]s?$/.test(text) || !HEAD.test(head.text)) return [];
    if (!isCapital(owner.text) || (at === 1 && !isCapital(head.text) && owner.pos !== 'PROPN')) return [];
    return [{ from: at - 1, to: at + 2 }];
  });
}

/** Is a name of the form `Goodhart's law`? */
export function isEponym(name: string): boolean {
  return /^\S+['’]s? \S+$/.test(name) && HEAD.test(name.split(' ').at(-1) ?? '');
}

/** Who only stands as the author of a work: `Okoro et al.`, `(Okoro, 2019)`. */
export function isCited(tokens: readonly Token[], { from, to }: NameSpan): boolean {
  const after = tokens.slice(to, to + 4).map(({ text }) => text);
  if (tokens.slice(from, to).some(({ text }) => /^al\.?$/.test(text)) || after[0] === 'et') return true;
  const year = /^,?(1[89]|20)\d\d[a-z]?$/.test(after.slice(0, 2).join(''));
  return year && (after[0] === ',' || (after[0] === '(' && after[2] === ')') || tokens[from - 1]?.text === '(');
}
