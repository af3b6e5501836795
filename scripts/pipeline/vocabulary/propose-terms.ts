import { toSlug } from '../../../src/model/slug.ts';
import type { SourceDocument } from '../../../src/model/source.ts';
import type { TermDecision, Vocabulary } from '../../../src/model/vocabulary.ts';
import { labelKey } from '../terms/words.ts';
import type { Term } from '../terms.ts';
import { evidenceFor } from './evidence-for.ts';
import { slipsOf, wordCounts } from './slips.ts';
import { relatedOf, widerOf } from './wider.ts';

/** What a person may decide about a term, and what in the sources speaks for it, a sentence a line. */
export type Proposal = {
  readonly decision: Pick<TermDecision, 'prefLabel' | 'altLabel' | 'hiddenLabel' | 'broader' | 'related' | 'never'> &
    Partial<Pick<TermDecision, 'kind'>>;
  readonly evidence: readonly string[];
};

export type ProposalSetting = {
  readonly vocabulary: Vocabulary;
  readonly documents: readonly SourceDocument[];
  /** Ids of generated entries that a person has removed. */
  readonly removed: ReadonlySet<string>;
};

/**
 * Terms that have entries and that no person has decided on → what `vocabulary.yaml` could say of each, best first.
 * A name that a decided term has is never given to another one.
 */
export function proposeTerms(terms: readonly Term[], setting: ProposalSetting): readonly Proposal[] {
  const { vocabulary, documents, removed } = setting;
  const taken = new Set(
    vocabulary.terms.flatMap((term) => [term.prefLabel, ...term.altLabel, ...term.hiddenLabel]).map(labelKey),
  );
  const words = wordCounts(documents);
  return terms
    .filter(({ decided, label }) => !decided && !taken.has(labelKey(label)))
    .map((term): Proposal => {
      const { label: prefLabel, kind, labels } = term;
      const nothing = { altLabel: [], hiddenLabel: [], broader: [], related: [] };
      if (removed.has(toSlug(prefLabel))) {
        const why = `You removed its entry; without this line it would only stay away from this folder.`;
        return { decision: { prefLabel, ...nothing, never: true }, evidence: [why, ...evidenceFor(term, documents)] };
      }
      const altLabel = labels.filter((name) => !taken.has(labelKey(name)));
      const slips = slipsOf(term, words);
      const [broader, related] = [widerOf(term, terms), relatedOf(term, terms)];
      const evidence = [
        ...evidenceFor(term, documents),
        ...slips.map(({ name, times }) => `"${name}" (${times}): one slip away, and no word of English.`),
        ...[...broader, ...related].map(({ why }) => why),
      ];
      const decision = {
        prefLabel,
        kind,
        altLabel,
        hiddenLabel: slips.map(({ name }) => name),
        broader: broader.map(({ label }) => label),
        related: related.map(({ label }) => label),
        never: false,
      };
      return { decision, evidence };
    });
}

/** Names that sources give to terms a person has decided on, and that the vocabulary does not hold: for the person to weigh. */
export function newNamesOf(terms: readonly Term[], vocabulary: Vocabulary): readonly string[] {
  const known = new Map(
    vocabulary.terms.map((term) => [
      term.prefLabel,
      new Set([term.prefLabel, ...term.altLabel, ...term.hiddenLabel].map(labelKey)),
    ]),
  );
  return terms.flatMap(({ label, names }) =>
    names
      .filter(({ name, why }) => why === 'short form' && known.get(label)?.has(labelKey(name)) === false)
      .map(({ name, times }) => `${label}: the sources also write "${name}" (${times}).`),
  );
}
