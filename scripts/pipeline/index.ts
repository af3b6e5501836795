import type { LedgerEvent } from '../../src/model/ledger.ts';
import type { Message } from '../../src/model/message.ts';
import { compareMessages } from '../../src/model/message.ts';
import { assign } from './assign.ts';
import { type ChangedFile, changedFiles } from './changed-files.ts';
import { compose } from './compose.ts';
import { mergeEntries } from './merge-entries.ts';
import { type Progress, readSources } from './read-sources.ts';
import { readWorkspace } from './read-workspace.ts';
import { recallEntries } from './recall-entries.ts';
import { tag } from './tag.ts';
import { termPassagesOf } from './term-passages.ts';
import { wantedOf } from './wanted.ts';
import { type Summary, write } from './write.ts';

export type ConvertOptions = {
  /** The content folder. */
  readonly content: string;
  readonly progress: Progress;
  /** Say what would be done, and write nothing. */
  readonly dryRun?: boolean;
  /** Id of the entry whose conflict a person has settled. */
  readonly settled?: string;
};

/** What came of a conversion; of a dry run, what would come of it. */
export type Converted = {
  readonly messages: readonly Message[];
  readonly summary: Summary;
  /** What the ledger gains. */
  readonly events: readonly LedgerEvent[];
  readonly changes: readonly ChangedFile[];
};

/** Sources → entries: the whole conversion, one stage a line. */
export async function convert(options: ConvertOptions): Promise<Converted> {
  const workspace = await readWorkspace(options.content);
  const { documents, messages: readMessages } = await readSources(options.content, options.progress, options);
  const { vocabulary } = workspace;
  const tagged = await recallEntries({ content: options.content, documents, vocabulary }, async () => {
    // Loaded where it is needed only: the model of the language takes a second.
    const { termsOf } = await import('./terms.ts');
    const terms = termsOf(termPassagesOf(documents), vocabulary);
    return tag(compose(terms, documents), { terms, vocabulary, documents });
  });
  const { entries: merged, messages: mergeMessages } = mergeEntries(tagged, { workspace, settled: options.settled });
  const events = assign(workspace.events, wantedOf(documents, { merged, workspace }));
  const summary = await write({ documents, merged, events, workspace }, options);
  const messages = [...workspace.messages, ...readMessages, ...mergeMessages].sort(compareMessages);
  return { messages, summary, events, changes: changedFiles(merged, workspace) };
}
