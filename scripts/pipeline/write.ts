import { LEDGER, type LedgerEvent, ledgerLine } from '../../src/model/ledger.ts';
import type { SourceDocument } from '../../src/model/source.ts';
import { readTextIfAny, withLines, writeFileSafely } from '../files.ts';
import { earlierText } from './earlier-text.ts';
import type { MergedEntry } from './merge-entries.ts';
import type { Workspace } from './read-workspace.ts';

/** How many sources were read, and which entries came to which end: one row a kind of outcome. */
export type Summary = {
  readonly sources: number;
  readonly rows: readonly { readonly what: string; readonly ids: readonly string[] }[];
};

type Outcome = {
  readonly documents: readonly SourceDocument[];
  readonly merged: readonly MergedEntry[];
  readonly events: readonly LedgerEvent[];
  readonly workspace: Workspace;
};

const ROWS = ['new', 'updated', 'merged', 'kept', 'conflict', 'own', 'removed', 'unchanged'] as const;

/**
 * Writes what changed. What a source said before comes first, so that it is never lost; the ledger before the entries it
 * gives addresses to, and an entry before its merge base: a run that is cut off leaves nothing that the next run would
 * take for a person's edit.
 */
export async function write(
  { documents, merged, events, workspace }: Outcome,
  { content, dryRun = false }: { content: string; dryRun?: boolean },
): Promise<Summary> {
  const put = async (path: string, text: string) => {
    if (!dryRun) await writeFileSafely(content, path, text);
  };
  for (const document of documents) {
    const [path, text] = [`documents/${document.id}.json`, `${JSON.stringify(document, null, 1)}\n`];
    const before = await readTextIfAny(content, path);
    const earlier = before === undefined || before === text ? undefined : earlierText(document, before);
    if (earlier !== undefined) await put(...earlier);
    await put(path, text);
  }
  if (events.length > 0) await put(LEDGER, withLines(workspace.ledger, events.map(ledgerLine)));
  for (const {
    id,
    path,
    merged: { text, base },
  } of merged) {
    if (text !== undefined) await put(path, text);
    if (base !== undefined) await put(`bases/${id}.mdx`, base);
  }
  const rows = ROWS.map((what) => {
    return { what, ids: merged.filter((entry) => entry.merged.outcome === what).map(({ id }) => id) };
  });
  return { sources: documents.length, rows };
}
