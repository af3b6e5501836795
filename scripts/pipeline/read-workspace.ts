import type { EntryFrontmatter } from '../../src/model/entry.ts';
import { LEDGER, type LedgerEvent } from '../../src/model/ledger.ts';
import type { Message } from '../../src/model/message.ts';
import { parseEntry } from '../../src/model/parse-entry.ts';
import { parseLedger } from '../../src/model/parse-ledger.ts';
import { parseYaml } from '../../src/model/parse-yaml.ts';
import { type Vocabulary, vocabularySchema } from '../../src/model/vocabulary.ts';
import { listFiles, readTextIfAny } from '../files.ts';

export const VOCABULARY = 'vocabulary.yaml';

/** An entry file as it lies in the folder; one whose frontmatter cannot be read still has its path and text. */
export type Existing = { readonly path: string; readonly text: string; readonly frontmatter?: EntryFrontmatter };

/** What a person and earlier conversions have left in the content folder. */
export type Workspace = {
  readonly vocabulary: Vocabulary;
  readonly ledger: string;
  readonly events: readonly LedgerEvent[];
  /** Entries by id. */
  readonly entries: ReadonlyMap<string, Existing>;
  /** What conversion last wrote of each entry, by id. */
  readonly bases: ReadonlyMap<string, string>;
  readonly messages: readonly Message[];
};

export async function readWorkspace(content: string): Promise<Workspace> {
  const vocabularyText = await readTextIfAny(content, VOCABULARY);
  const vocabulary = parseYaml(vocabularySchema, { path: VOCABULARY, text: vocabularyText ?? '' });
  const ledger = (await readTextIfAny(content, LEDGER)) ?? '';
  const { events, messages } = parseLedger(LEDGER, ledger);
  const entries = new Map<string, Existing>();
  const entryMessages: Message[] = [];
  for (const { path, text } of await readAll(content, 'entries')) {
    const { value, messages: problems } = parseEntry(path, text);
    entryMessages.push(...problems);
    const id = value?.frontmatter.id ?? idOfPath(path);
    if (!entries.has(id))
      entries.set(id, { path, text, ...(value === undefined ? {} : { frontmatter: value.frontmatter }) });
  }
  const bases = (await readAll(content, 'bases')).map(({ path, text }): [string, string] => [idOfPath(path), text]);
  return {
    vocabulary: vocabulary.value ?? vocabularySchema.parse({}),
    ledger,
    events,
    entries,
    bases: new Map(bases),
    messages: [...vocabulary.messages, ...messages, ...entryMessages],
  };
}

async function readAll(content: string, part: string): Promise<readonly { path: string; text: string }[]> {
  const paths = (await listFiles(content, part)).filter((path) => path.endsWith('.mdx'));
  return Promise.all(paths.map(async (path) => ({ path, text: (await readTextIfAny(content, path)) ?? '' })));
}

function idOfPath(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.mdx$/, '');
}
