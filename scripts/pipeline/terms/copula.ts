import { type Clause, clauseOf, skipAdverbs } from './clause.ts';
import { ALLUDED, DOUBTFUL, type Explained, HINTED, LIKELY_SAID, lower, SAID } from './explained.ts';
import { type Genus, genusAt } from './genus.ts';
import { textOf } from './noun-phrase.ts';
import type { Token } from './tokens.ts';

/** Subjects that point at the sentence before, or say what is told and not what is defined. */
const POINTING =
  /^(reason|answer|result|results|purpose|goal|example|examples|way|ways|difference|problem|solution|case|part|number|point|question|idea|advantage|disadvantage|key|focus|aim|author|authors|company|government|people|person|rest|majority|fact|challenge|total|first|second|third|fourth|last|next|only|other|others|another|following|latter|former|same|cause|effect|outcome|issue|trend|exception|type|types|kind|step|side|role|time|today|others|equation|chapter|section|sentence)$/i;
const ORDER =
  /^(final|overall|entire|whole|classic|typical|second|third|fourth|last|next|other|others|another|following|latter|former|same|many|some|several|such)$/i;
/** What is said to be somebody's or so many is told of, not defined. */
const RANKING =
  /^(most|more|less|best|largest|smallest|biggest|greatest|highest|lowest|first|second|third|last|only|main|major|primary|principal|same|important|significant|crucial|critical|essential|useful|common|popular|good|bad|clever|huge|great|key|powerful|excellent|central|dominant|leading|predominant|next|other|similar|different|opposite|subject|target|big|perfect|classic|likely|able|necessary|responsible|available)$/i;
const SAMPLE =
  /^(example|examples|one|part|parts|result|results|reason|reasons|way|ways|matter|problem|challenge|issue|fact|victim|victims|source|sources|kind|case|cases|factor|goal|component|key|link|function|subject)$/i;
const WITHIN =
  /^(that|which|who|whose|where|when|in|of|for|used|designed|made|given|formed|composed|consisting|containing|caused|characterized|produced|to|between|with|by|from|on|whereby|based|involving|measured|found|located|associated|having|required|held|defined|created|occurring|resulting|representing|describing|as|at|needed|about|through|within)$/;

/** `X is a Y that …`, `X refers to …`, `X is defined as …`: the subject is the term. */
export function copulas(tokens: readonly Token[]): readonly Explained[] {
  const clause = clauseOf(tokens);
  if (clause === undefined) return [];
  const [head, first] = [tokens[clause.to - 1], tokens[clause.from]];
  // Two nouns name a kind of problem (`the shutdown problem`); `the main problem` is only pointed at.
  const isCompound = tokens.slice(clause.from, clause.to - 1).some(({ pos }) => /^(NOUN|PROPN)$/.test(pos));
  const isBroad = clause.to === clause.from + 1 || (clause.article === 'the' && !isCompound);
  if ((isBroad && POINTING.test(head?.text ?? '')) || ORDER.test(first?.text ?? '')) return [];
  const isRanked = clause.article === 'the' && RANKING.test(first?.text ?? '');
  if (isRanked || (lower(tokens[clause.from + 1]) === 'of' && POINTING.test(first?.text ?? ''))) return [];
  const strength = verbStrength(tokens, clause);
  if (strength === undefined) return [];
  const less = (clause.isConditional ? 1 : 0) + (clause.isNarrowed && clause.article !== '' ? 0.4 : 0);
  return [{ term: textOf(tokens, clause), strength: strength - less }];
}

/** A proper name as subject: what follows tells of it, but may be an event and not what it is. */
function isNamed(tokens: readonly Token[], { from, to, article }: Clause): boolean {
  const isLater = from > 0 || article !== '';
  return tokens
    .slice(from, to)
    .some(({ text, pos }, at) => (at > 0 || isLater ? /^\p{Lu}\p{Ll}/u.test(text) : pos === 'PROPN' && to - from > 9));
}

const DEFINED =
  /^(defined|described|characterized|understood|conceived|thought of|used to describe) (as|by|of|to)\b|^(defined|used to (describe|refer))\b/;

function verbStrength(tokens: readonly Token[], clause: Clause): number | undefined {
  const verb = lower(tokens[clause.verb]);
  const next = skipAdverbs(tokens, clause.verb + 1);
  const phrase = (from: number): string =>
    tokens
      .slice(from, from + 3)
      .map(lower)
      .join(' ');
  const said = phrase(next);
  if (/^refers?$/.test(verb)) return /^to\b/.test(said) ? SAID : undefined;
  if (/^means?$/.test(verb)) return /^(that|a lack|nothing)\b/.test(said) ? HINTED : LIKELY_SAID;
  if (/^(denotes?|signif(y|ies))$/.test(verb)) return LIKELY_SAID;
  if (/^(occurs?|arises?)$/.test(verb)) return /^when\b/.test(said) ? SAID : DOUBTFUL;
  if (/^(can|may|might)$/.test(verb) && /^be\b/.test(said)) {
    return DEFINED.test(phrase(skipAdverbs(tokens, next + 1))) ? SAID : undefined;
  }
  if (/^(is|are)$/.test(verb)) return DEFINED.test(said) ? SAID : predicateStrength(tokens, { ...clause, next });
  if (/^(was|were)$/.test(verb)) return pastStrength(said);
  if (/^(states?|says?|holds?|predicts?|asserts?)$/.test(verb) && /^that\b/.test(said)) return DOUBTFUL;
  return actionStrength(tokens, clause);
}

/** What something was is rather told than defined, but for ideas and customs: `was the practice of …`. */
function pastStrength(said: string): number | undefined {
  if (
    /^(a|an|the) (practice|belief|idea|theory|policy|doctrine|system|movement|process|custom|law|method)\b/.test(said)
  )
    return ALLUDED;
  return /^(a|an) /.test(said) ? DOUBTFUL : undefined;
}

/** Verbs that say what belongs to a thing or what it is for, and any other in the present tense. */
function actionStrength(tokens: readonly Token[], clause: Clause): number | undefined {
  const verb = tokens[clause.verb];
  if (verb === undefined || verb.pos !== 'VERB' || /(ed|ing)$/.test(verb.text)) return undefined;
  const less = clause.isOpened || clause.isNarrowed ? 1 : 0;
  if (/^(consists?|comprises?|involves?|describes?|represents?|measures?)$/.test(lower(verb))) return ALLUDED - less;
  if (
    /^(states?|includes?|allows?|requires?|emphasizes?|examines?|stud(y|ies)|focus(es)?|holds?|explains?)$/.test(
      lower(verb),
    )
  )
    return DOUBTFUL - less;
  return clause.article === 'the' ? undefined : HINTED - less;
}

function predicateStrength(tokens: readonly Token[], clause: Clause & { next: number }): number | undefined {
  const [article, after] = [lower(tokens[clause.next]), lower(tokens[clause.next + 1])];
  const isPlural = lower(tokens[clause.verb]) === 'are';
  if (/^(when|where|how|what|whatever)$/.test(article)) return article === 'when' ? SAID : LIKELY_SAID;
  if (article === 'those' && /^(that|who|in|whose|which|where|with|of)$/.test(after)) return SAID;
  if (article === 'one') return /^(that|who|in|for|whose|which|where)$/.test(after) ? SAID : undefined;
  if (/^(not|no|n't)$/.test(article)) return undefined;
  const hasArticle = /^(a|an|the|any)$/.test(article);
  const genus = genusAt(tokens, hasArticle ? clause.next + 1 : clause.next);
  if (genus === undefined) return undefined;
  if (!hasArticle && !isPlural && !isBareGenus(tokens, genus)) return undefined;
  const [first, head] = [tokens[genus.from]?.text ?? '', tokens[genus.head]?.text ?? ''];
  if (article !== 'the' && (SAMPLE.test(head) || SAMPLE.test(first))) return HINTED;
  if (RANKING.test(first)) return article === 'the' || isPlural ? HINTED : DOUBTFUL;
  const within = isWithin(tokens, genus);
  if (isNamed(tokens, clause)) return /^(a|an)$/.test(article) && within ? LIKELY_SAID : DOUBTFUL;
  const base = within ? SAID : LIKELY_SAID - 0.6;
  if (clause.article === 'the' && isPlural) return base - 1.6;
  return clause.article === 'the' && article !== 'the' ? base - 0.6 : base;
}

function isWithin(tokens: readonly Token[], { to }: Genus): boolean {
  if (WITHIN.test(lower(tokens[to]))) return true;
  const isMark = /^[,—–(:]$/.test(tokens[to]?.text ?? '');
  return isMark && /^(which|that|in|such|usually|often|consisting|where|used|a|an)$/.test(lower(tokens[to + 1]));
}

/** `is behaviour that …`: a genus without article, narrowed at once. */
function isBareGenus(tokens: readonly Token[], { from, head, to }: Genus): boolean {
  return tokens[head]?.pos === 'NOUN' && /^(that|which|in|of|whereby)$/.test(lower(tokens[to])) && to - from < 4;
}
