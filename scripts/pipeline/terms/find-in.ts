import { singularShort } from './acronyms.ts';
import { type CaseEvidence, isTitleCase } from './case-evidence.ts';
import { eponymSpansOf, isCited } from './eponyms.ts';
import { type Known, type KnownMatch, type KnownTable, knownMatches } from './known.ts';
import { HONORIFIC, nameSpansOf } from './names.ts';
import { phraseSpansOf } from './phrases.ts';
import { proposalMatches } from './proposals.ts';
import type { Sentence } from './tokens.ts';

/** What a sentence speaks of: tokens `from`…`to` (exclusive), a known term, or one that is written as a name, or neither. */
export type Found = { readonly from: number; readonly to: number; readonly known?: Known; readonly isName: boolean };

/** Nouns that make what stands before them somebody's, not something: an `AI safety company` is not AI safety. */
const AGENT =
  /^(company|companies|firm|startup|lab|laboratory|researcher|expert|act|institute|bill|summit|community|advocate|movement|group|organi[sz]ation|team|scientist|engineer|leader|executive|officer|industry|supremacy|chief|minister|agency|program|programme|department|fund|investor)s?$/i;
/** Words within a run of capitals that end one name and begin another. */
const ROLE = /^(CEO|CTO|CFO|COO|President|Chairman|Director|Founder|Minister|Senator|Professor|Dr\.?)$/;

/** Every known term, proper name and noun phrase of a sentence. `other`: known short forms that are short for something else here. */
export function findIn(
  sentence: Sentence,
  { table, evidence, other }: { table: KnownTable; evidence: CaseEvidence; other: ReadonlySet<string> },
): readonly Found[] {
  const names = nameSpansOf(sentence, evidence).map((span) => withoutAddress(sentence, span));
  const proposed = proposalMatches(sentence.tokens, table);
  const known = [
    ...proposed,
    ...knownMatches(sentence, table, evidence)
      .filter((match) => stands(match, { sentence, names }))
      .filter((match) => !proposed.some((one) => meets(one, match)))
      .filter(
        ({ known: { decided }, from }) => decided || !other.has(singularShort(sentence.tokens[from]?.text ?? '')),
      ),
  ];
  const covered = (span: { from: number; to: number }): boolean =>
    known.some(({ from, to }) => from < span.to && span.from < to);
  const eponyms = eponymSpansOf(sentence.tokens).filter((span) => !covered(span));
  const free = [
    ...names.filter(
      (span) => !covered(span) && !isCited(sentence.tokens, span) && !eponyms.some((eponym) => meets(eponym, span)),
    ),
    ...eponyms,
  ];
  const phrases = phraseSpansOf(sentence).filter(
    (span) =>
      (!covered(span) || isKindOfKnown(span, known)) &&
      !isCited(sentence.tokens, span) &&
      !free.some((name) => meets(name, span)),
  );
  return [
    ...known.map(({ known: term, from, to }) => ({ from, to, known: term, isName: false })),
    ...free.map((span) => ({ ...span, isName: true })),
    ...phrases.map((span) => ({ ...span, isName: false })),
  ];
}

function meets(a: { from: number; to: number }, b: { from: number; to: number }): boolean {
  return a.from < b.to && b.from < a.to;
}

/** `deep reinforcement learning` ends with a known term, so it speaks of that one, and may be a term of its own too. */
function isKindOfKnown(span: { from: number; to: number }, known: readonly KnownMatch[]): boolean {
  return known.every((match) => !meets(match, span) || (match.to === span.to && match.from > span.from));
}

/** `Mr. Blair` → `Blair`: a form of address is no part of a title. */
function withoutAddress(sentence: Sentence, { from, to }: { from: number; to: number }): { from: number; to: number } {
  let at = from;
  while (at < to - 1 && (HONORIFIC.test(sentence.tokens[at]?.text ?? '') || sentence.tokens[at]?.text === '.')) at += 1;
  return { from: at, to };
}

/** Is a known term meant here, or only part of the name of something else? */
function stands(
  match: KnownMatch,
  { sentence, names }: { sentence: Sentence; names: readonly { from: number; to: number }[] },
): boolean {
  const next = sentence.tokens[match.to];
  const end = sentence.tokens[match.to - 1];
  if (next !== undefined && end !== undefined && next.start <= end.end + 1 && AGENT.test(next.text)) {
    return match.known.kind === 'organisation' || match.known.kind === 'person';
  }
  const around = names.find(
    ({ from, to }) => from <= match.from && match.to <= to && to - from > match.to - match.from,
  );
  if (around === undefined || match.known.decided) return true;
  const before = sentence.tokens.slice(around.from, match.from);
  const after = sentence.tokens[match.to];
  return before.length === 0 && ROLE.test(after?.text ?? '')
    ? true
    : match.to - match.from > 1 || isTitleCase(sentence.tokens);
}
