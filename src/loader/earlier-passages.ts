import type { EntryRef, SourceView } from '../data/views.ts';
import type { EarlierText, SourceDocument } from '../model/source.ts';

/** Passages that a source once had and has no more, told apart by whether an entry or a frozen version quotes them. */
export function earlierPassages(
  source: SourceDocument,
  { texts, byPassage }: { texts: readonly EarlierText[]; byPassage: ReadonlyMap<string, readonly EntryRef[]> },
): SourceView['earlier'] {
  const today = new Set(source.passages.map(({ id }) => id));
  const kept = new Set(texts.flatMap(({ inVersions = [] }) => inVersions));
  const once = new Map(texts.flatMap(({ passages }) => passages.map((passage) => [passage.id, passage] as const)));
  const passages = [...once.values()].filter(({ id }) => !today.has(id));
  const views = passages.map((passage) => ({
    ...passage,
    usedBy: byPassage.get(`${source.id}#${passage.id}`) ?? [],
  }));
  const isQuoted = ({ id, usedBy }: { id: string; usedBy: readonly EntryRef[] }) => usedBy.length > 0 || kept.has(id);
  const quoted = source.show === 'none' ? [] : views.filter(isQuoted);
  const shown = new Set(quoted.map(({ id }) => id));
  return { quoted, gone: passages.flatMap(({ id }) => (shown.has(id) ? [] : [id])) };
}
