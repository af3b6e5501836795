import type { Sentence, Token } from './tokens.ts';

/** How words are written in running text, where neither a sentence's start nor a heading asks for a capital. */
export type CaseEvidence = {
  /** Words seen without a capital, lower case. */
  readonly lower: ReadonlySet<string>;
  /** Words seen with a capital, as written. */
  readonly capital: ReadonlySet<string>;
};

export function caseEvidenceOf(sentences: Iterable<Sentence>): CaseEvidence {
  const lower = new Set<string>();
  const capital = new Set<string>();
  for (const { tokens } of sentences) {
    if (isTitleCase(tokens)) continue;
    tokens.forEach(({ text }, at) => {
      if (/^\p{Ll}/u.test(text)) lower.add(text.toLowerCase());
      else if (at > 0 && isCapital(text) && /[\p{L}\p{N},]/u.test(tokens[at - 1]?.text ?? '')) capital.add(text);
    });
  }
  return { lower, capital };
}

export function isCapital(text: string): boolean {
  return /^\p{Lu}/u.test(text) || /^\p{Ll}{1,3}\p{Lu}/u.test(text);
}

/** Are most words capitalised, as in a title? Then capitals tell nothing. */
export function isTitleCase(tokens: readonly Token[]): boolean {
  const words = tokens.filter(({ text }) => /^\p{L}{4,}/u.test(text));
  const capitals = words.filter(({ text }) => isCapital(text));
  return words.length >= 2 && !/^[.]$/.test(tokens.at(-1)?.text ?? '') && capitals.length >= words.length * 0.7;
}
