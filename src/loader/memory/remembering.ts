import { hash } from 'node:crypto';
import { parseBody } from '../parse-body.ts';
import type { ParsedEntry } from '../parse-content.ts';
import { type Around, type Lookup, renderOne } from '../render-entries.ts';
import type { EntryMemory } from './entry-memory.ts';
import type { Made, Uses } from './kept-entry.ts';

/**
 * Renders an entry where anything that it used the last time is different now; else gives what it rendered to then.
 * What it uses is noted as it is looked up. Undefined for an entry whose body has errors.
 */
export function remembering(memory: EntryMemory): (entry: ParsedEntry, around: Around) => Made | undefined {
  const digests = new Map<string, string>();
  const sourceDigest = (id: string, { documents, earlier, sources }: Around): string => {
    const known = digests.get(id) ?? digestOf([documents.get(id), earlier.get(id), sources.get(id)?.href]);
    digests.set(id, known);
    return known;
  };
  const languages = new Map<string, string>();
  const ownDigest = ({ id, fragments, language }: Around): string => {
    const lines = fragments.linesOf(id);
    if (lines !== '') return digestOf([lines, language]);
    const digest = languages.get(language) ?? digestOf([language]);
    languages.set(language, digest);
    return digest;
  };
  return (entry, around) => {
    const { path, digest, frontmatter } = entry;
    const own = ownDigest(around);
    const isSame = (uses: Uses) =>
      uses.own === own &&
      uses.pictures.every(([address, held]) => pictureAt(address, around) === held) &&
      uses.entries.every(([id, href]) => (around.entryHref(id) ?? null) === href) &&
      uses.sources.every(([id, digest]) => sourceDigest(id, around) === digest);
    const recalled = memory.recall(entry, isSame);
    if (recalled !== undefined) return recalled;
    const { tree, messages } = parseBody(entry, frontmatter.mdx === 'open');
    if (messages.some(({ severity }) => severity === 'error')) {
      memory.refuse(entry, messages);
      return undefined;
    }
    const noted = noteUses(around, (id) => sourceDigest(id, around));
    const made = renderOne({ path, digest, frontmatter, text: entry.text, body: entry.body, tree }, noted.around);
    const { entries, sources, pictures } = noted;
    const uses = { own, entries: [...entries], sources: [...sources], pictures: [...pictures] };
    return memory.keep(entry, frontmatter, { ...made, messages: [...messages, ...made.messages], uses });
  };
}

/** The same surroundings, with a note of every address and source that is looked up in them. */
function noteUses(around: Around, sourceDigest: (id: string) => string) {
  const entries = new Map<string, string | null>();
  const sources = new Map<string, string>();
  const pictures = new Map<string, string>();
  const noting = <T>(lookup: Lookup<T>): Lookup<T> => ({
    get(id) {
      sources.set(id, sourceDigest(id));
      return lookup.get(id);
    },
  });
  const noted: Around = {
    ...around,
    documents: noting(around.documents),
    earlier: noting(around.earlier),
    sources: noting(around.sources),
    picture(address) {
      pictures.set(address, pictureAt(address, around));
      return around.picture(address);
    },
    entryHref(id) {
      const href = around.entryHref(id);
      entries.set(id, href ?? null);
      return href;
    },
  };
  return { around: noted, entries, sources, pictures };
}

function pictureAt(address: string, { picture }: Around): string {
  return JSON.stringify(picture(address) ?? null);
}

function digestOf(value: unknown): string {
  return hash('sha256', JSON.stringify(value), 'base64url');
}
