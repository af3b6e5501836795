import type { SourceDocument } from '../../src/model/source.ts';
import type { TermPassage } from './terms.ts';

/** Documents → their passages as the search for terms wants them; code says nothing about terms. */
export function termPassagesOf(documents: readonly SourceDocument[]): readonly TermPassage[] {
  return documents.flatMap(({ id, passages }) =>
    passages
      .filter(({ kind }) => kind !== 'code')
      .map(({ id: passage, kind, depth, text }) => ({
        source: id,
        passage,
        kind,
        text,
        ...(depth === undefined ? {} : { depth }),
      })),
  );
}
