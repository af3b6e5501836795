import type { Message } from '../../src/model/message.ts';
import { toSlug } from '../../src/model/slug.ts';
import { type ExitCode, requireFolder, type Settings, UsageError } from '../command-line.ts';
import { readTextIfAny, writeFileSafely } from '../files.ts';
import { withLock } from '../lock.ts';
import { type Progress, readSources } from '../pipeline/read-sources.ts';
import { readWorkspace, VOCABULARY } from '../pipeline/read-workspace.ts';
import { termPassagesOf } from '../pipeline/term-passages.ts';
import { termsOf } from '../pipeline/terms.ts';
import { newNamesOf, type Proposal, proposeTerms } from '../pipeline/vocabulary/propose-terms.ts';
import { proposalsText, withProposals } from '../pipeline/vocabulary/with-proposals.ts';
import { showProgress } from '../show-progress.ts';
import { say, showMessages, tell } from '../terminal.ts';

/** `sourcebook vocabulary`: what could be decided on stdout, what was done beside it. */
export async function runVocabulary({ content, names, write = false }: Settings): Promise<ExitCode> {
  requireFolder(content);
  const progress = showProgress();
  const work = () => proposeVocabulary(content, { names, write, progress: progress.update });
  const { broken, proposed, remark } = await withLock(content, work).finally(progress.stop);
  if (broken.length > 0) return showMessages(broken);
  if (proposed !== '') say(proposed.trimEnd());
  tell(remark);
  return 0;
}

type Outcome = { readonly broken: readonly Message[]; readonly proposed: string; readonly remark: string };

/**
 * What `vocabulary.yaml` could say of the terms found, with the evidence for each; with `write` it is added there,
 * all of it or the terms named. What a person has decided is never changed.
 */
export async function proposeVocabulary(
  content: string,
  { names, write, progress }: { names: readonly string[]; write: boolean; progress: Progress },
): Promise<Outcome> {
  const { messages, proposals, remarks } = await propose(content, progress);
  const broken = messages.filter(({ path }) => path === VOCABULARY);
  if (broken.length > 0) return { broken, proposed: '', remark: '' };
  const chosen = named(proposals, names);
  const terms = chosen.length === 0 ? '' : `terms:\n${proposalsText(chosen, '  ')}`;
  const proposed = `${remarks.map((line) => `# ${line}\n`).join('')}${terms}`;
  if (chosen.length === 0) {
    return { broken, proposed, remark: 'Nothing to propose: every term that has an entry is decided.' };
  }
  if (!write) {
    const how = `--write adds them to ${VOCABULARY}; name terms to add only those.`;
    return { broken, proposed, remark: `${chosen.length} proposed. ${how}` };
  }
  const text = (await readTextIfAny(content, VOCABULARY)) ?? '';
  await writeFileSafely(content, VOCABULARY, withProposals(text, chosen));
  const remark = `${chosen.length} added to ${VOCABULARY}. They are yours now: convert follows them.`;
  return { broken, proposed, remark };
}

async function propose(content: string, progress: Progress) {
  const { vocabulary, entries, bases, messages } = await readWorkspace(content);
  const { documents } = await readSources(content, progress);
  const terms = termsOf(termPassagesOf(documents), vocabulary);
  const removed = new Set([...bases.keys()].filter((id) => !entries.has(id)));
  const proposals = proposeTerms(terms, { vocabulary, documents, removed });
  return { messages, proposals, remarks: newNamesOf(terms, vocabulary) };
}

function named(proposals: readonly Proposal[], names: readonly string[]): readonly Proposal[] {
  if (names.length === 0) return proposals;
  const wanted = new Set(names.map(toSlug));
  const chosen = proposals.filter(({ decision }) => wanted.delete(toSlug(decision.prefLabel)));
  const [missing] = wanted;
  if (missing !== undefined) throw new UsageError(`No term "${missing}" is proposed; run it without names to see all.`);
  return chosen;
}
