import { compareText } from '../../../src/model/message.ts';
import { labelKey } from '../terms/words.ts';
import type { Term } from '../terms.ts';

/** Another term, and why it is wider or near. */
type Neighbour = { readonly label: string; readonly why: string };

const MOST_RELATED = 3;
/** So many passages must speak of both, and so large a share of those that speak of either (Dice). */
const FEWEST_SHARED = 2;
const LEAST_SHARE = 0.3;

/** The terms a term is a kind of: what its name ends with (`deep reinforcement learning`), what its definition calls it. */
export function widerOf(term: Term, terms: readonly Term[]): readonly Neighbour[] {
  const own = labelKey(term.label);
  const genus = term.definition === undefined ? '' : labelKey(genusOf(term.definition.sentence));
  return terms.flatMap(({ label, kind }): Neighbour[] => {
    const key = labelKey(label);
    if (key === own || isName(kind) || isName(term.kind)) return [];
    if (own.endsWith(` ${key}`)) return [{ label, why: `Wider "${label}": its name says that it is one.` }];
    const isGenus = genus === key || genus.endsWith(` ${key}`);
    return isGenus ? [{ label, why: `Wider "${label}": its definition says that it is one.` }] : [];
  });
}

/** `A kite reel is a wooden drum on which …` → `wooden drum`. */
function genusOf(sentence: string): string {
  const said =
    /\b(?:is|are|means)\s+(?:an?|the|any|one)\s+([^\s,.;:()][^,.;:()]*?)(?=\s(?:that|which|who|whose|where|in|of|for|on|to|with|by|from|used|designed)\b|[,.;:()]|$)/i;
  return said.exec(sentence)?.[1]?.trimEnd() ?? '';
}

function isName(kind: Term['kind']): boolean {
  return /^(organisation|person|law|system|event)$/.test(kind);
}

/** The terms that are mostly spoken of together with it. */
export function relatedOf(term: Term, terms: readonly Term[]): readonly Neighbour[] {
  const own = placesOf(term);
  const wider = new Set(widerOf(term, terms).map(({ label }) => label));
  return terms
    .filter(({ label }) => label !== term.label && !wider.has(label))
    .map((other) => {
      const places = placesOf(other);
      const both = [...own].filter((place) => places.has(place)).length;
      return { label: other.label, both, share: (2 * both) / (own.size + places.size) };
    })
    .filter(({ both, share }) => both >= FEWEST_SHARED && share >= LEAST_SHARE)
    .sort((a, b) => b.share - a.share || compareText(a.label, b.label))
    .slice(0, MOST_RELATED)
    .map(({ label, both }) => ({ label, why: `Related "${label}": ${both} passages speak of both.` }));
}

function placesOf({ passages }: Term): ReadonlySet<string> {
  return new Set(passages.map(({ source, passage }) => `${source}#${passage}`));
}
