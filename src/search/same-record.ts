import type { SearchRecord } from '../model/search-record.ts';

/** Would both records be indexed alike? */
export function isSameRecord(a: SearchRecord, b: SearchRecord): boolean {
  return (
    isSameName(a, b) &&
    a.summary === b.summary &&
    isSameList(a.tags, b.tags) &&
    isSameList(a.sources, b.sources) &&
    isSameTexts(a.headings, b.headings) &&
    isSameTexts(a.passages, b.passages)
  );
}

/** Do the names of both records lead to the same results? */
export function isSameName(a: SearchRecord, b: SearchRecord): boolean {
  return a.title === b.title && a.permalink === b.permalink && a.kind === b.kind && isSameList(a.labels, b.labels);
}

function isSameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((text, at) => text === b[at]);
}

type Texts = SearchRecord['passages'];

function isSameTexts(a: Texts, b: Texts): boolean {
  return (
    a.length === b.length && a.every(({ text, fragment }, at) => text === b[at]?.text && fragment === b[at].fragment)
  );
}
