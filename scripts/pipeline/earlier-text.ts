import { createHash } from 'node:crypto';
import { documentSchema, type EarlierText, type SourceDocument, textOf } from '../../src/model/source.ts';

/**
 * The text that a source is about to lose, as path and content of the file that keeps it; nothing where every passage
 * still stands. `before`: the document as it was written last. Whether anything needs it is seen to afterwards.
 */
export function earlierText(document: SourceDocument, before: string): [string, string] | undefined {
  const old = documentOf(before);
  const now = new Map(document.passages.map(({ id, text }) => [id, text]));
  if (old === undefined || old.passages.every(({ id, text }) => now.get(id) === text)) return undefined;
  const hash = createHash('sha256').update(textOf(old)).digest('hex').slice(0, 12);
  const text: EarlierText = { id: old.id, passages: old.passages };
  return [`earlier/${old.id}.${hash}.json`, `${JSON.stringify(text, null, 1)}\n`];
}

function documentOf(json: string): SourceDocument | undefined {
  try {
    return documentSchema.safeParse(JSON.parse(json)).data;
  } catch {
    return undefined;
  }
}
