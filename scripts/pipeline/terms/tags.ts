import type { Token } from './tokens.ts';

/**
 * The tagger's usual slips, set right by the neighbours: a verb form between a determiner or adjective and a
 * noun is an adjective (`supervised learning`), one that ends such a phrase is a noun (`reinforcement learning (`,
 * `the uses of`), a comparative before a noun is an adjective (`earlier models`).
 */
export function repairTags(tokens: readonly Token[]): readonly Token[] {
  let before: Token | undefined;
  return tokens.map((token, at) => {
    before = repairTag(token, before, tokens[at + 1]);
    return before;
  });
}

function repairTag(token: Token, before: Token | undefined, after: Token | undefined): Token {
  if (token.pos === 'ADV' && /[^v]er$/.test(token.text) && (isNounLike(after) || /[^i]s$/.test(after?.text ?? ''))) {
    return { ...token, pos: 'ADJ' };
  }
  if (token.pos !== 'VERB') return token;
  const modified = before?.pos === 'DET' || before?.pos === 'ADJ' || before?.pos === 'NUM';
  if (/(ed|en)$/.test(token.text)) return modified && isNounLike(after) ? { ...token, pos: 'ADJ' } : token;
  if (/ing$/.test(token.text)) {
    if (modified && isNounLike(after)) return { ...token, pos: 'ADJ' };
    const inPhrase = modified || before?.pos === 'NOUN' || before?.pos === 'PROPN';
    if (inPhrase && (endsPhrase(after) || (isNounLike(after) && before?.pos !== 'ADJ'))) return asNoun(token);
    const isSingular = before?.pos === 'NOUN' && !/s$/.test(before.text);
    if ((isSingular || before?.pos === 'ADJ') && /^(by|with|using|based|for|in)$/i.test(after?.text ?? '')) {
      return asNoun(token);
    }
    return token;
  }
  const isSingular = before?.pos === 'NOUN' && !/s$/.test(before.text);
  if (isSingular && token.lemma === token.text.toLowerCase() && !takesObject(after)) return asNoun(token);
  const isBase = before?.pos === 'DET' && !/^(that|this|these|those)$/i.test(before.text);
  return isBase || (before?.pos === 'ADJ' && endsPhrase(after)) ? asNoun(token) : token;
}

function takesObject(token: Token | undefined): boolean {
  return token?.pos === 'DET' || token?.pos === 'PRON';
}

function asNoun(token: Token): Token {
  const text = token.text.toLowerCase();
  return { ...token, pos: 'NOUN', lemma: /ing$/.test(text) ? text : token.lemma };
}

function isNounLike(token: Token | undefined): boolean {
  return token?.pos === 'NOUN' || token?.pos === 'PROPN';
}

function endsPhrase(token: Token | undefined): boolean {
  if (token === undefined) return true;
  return (
    token.pos === 'PUNCT' ||
    token.pos === 'AUX' ||
    token.pos === 'CCONJ' ||
    /^(of|that|which|is|are)$/i.test(token.text)
  );
}
