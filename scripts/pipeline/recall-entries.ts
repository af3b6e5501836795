import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'astro/zod';
import type { SourceDocument } from '../../src/model/source.ts';
import type { Vocabulary } from '../../src/model/vocabulary.ts';
import { readTextIfAny, writeFileSafely } from '../files.ts';
import { root } from '../root.ts';
import type { ComposedEntry } from './compose.ts';
import { pipelineDigest } from './pipeline-digest.ts';

const FOLDER = join(root, '.sourcebook/cache/entries');

/** All that decides which entries are composed, and the content folder they are composed for. */
type Deciding = {
  readonly content: string;
  readonly documents: readonly SourceDocument[];
  readonly vocabulary: Vocabulary;
};

/** What was made last for a content folder. Only this module writes it, and whole files at a time. */
const keptSchema = z.object({ key: z.string(), entries: z.custom<readonly ComposedEntry[]>(Array.isArray) });

/**
 * The entries that `make` composes of these documents; where they are those of the last conversion, what it composed.
 * Terms are decided across all sources, so that one changed source decides them all anew.
 */
export async function recallEntries(
  { content, documents, vocabulary }: Deciding,
  make: () => Promise<readonly ComposedEntry[]>,
): Promise<readonly ComposedEntry[]> {
  const file = `${createHash('sha256').update(content).digest('hex').slice(0, 16)}.json`;
  const key = keyOf(documents, vocabulary);
  const text = await readTextIfAny(FOLDER, file);
  const kept = text === undefined ? undefined : keptSchema.safeParse(jsonOf(text)).data;
  if (kept?.key === key) return kept.entries;
  const entries = await make();
  await writeFileSafely(FOLDER, file, JSON.stringify({ key, entries }));
  return entries;
}

function keyOf(documents: readonly SourceDocument[], vocabulary: Vocabulary): string {
  const hash = createHash('sha256').update(`${pipelineDigest()}\n${JSON.stringify(vocabulary)}\n`);
  for (const document of documents) hash.update(`${JSON.stringify(document)}\n`);
  return hash.digest('hex');
}

/** A file that is damaged holds nothing. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
