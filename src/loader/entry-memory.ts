import { join } from 'node:path';
import type { EntryFrontmatter } from '../model/entry.ts';
import type { Message } from '../model/message.ts';
import { type BodyPack, openPack } from './body-pack.ts';
import { digestOfFile, type TextFile } from './content-folder.ts';
import { type KeptEntry, keepEntry, type Made, madeOf, type Uses, wordsOf } from './kept-entry.ts';
import { openLines } from './kept-lines.ts';
import { changedNames, holdsAny } from './named-words.ts';

/** A file whose body has errors, and what they are. */
type Refusal = { readonly path: string; readonly text: string; readonly messages: readonly Message[] };

/** What entries may be named by, and which of these names several have, as `name → ids`. */
export type Names = {
  /** See `nameLines`. */
  readonly lines: ReadonlySet<string>;
  readonly shared: ReadonlyMap<string, readonly string[]>;
};

type Head = {
  readonly code: string;
  /** Digest of all that the names were worked out from. */
  readonly named: string;
  readonly names: readonly string[];
  readonly shared: readonly (readonly [name: string, ids: readonly string[]])[];
  readonly refused: readonly Refusal[];
};

/** Entries parsed and rendered by earlier builds. */
export type EntryMemory = {
  /** Frontmatter of a file that has been rendered as it is; its body had no error. */
  readonly frontmatterOf: (file: TextFile) => EntryFrontmatter | undefined;
  /** What is wrong with a file that was refused as it is. */
  readonly refusalOf: (file: TextFile) => readonly Message[] | undefined;
  /** Notes that a file cannot be shown; what was named by it is named no more. */
  readonly refuse: (file: TextFile, messages: readonly Message[]) => void;
  /**
   * To be told what names are worked out from before anything is rendered, and again where some are refused after all;
   * gives the names that several entries have. `find` is called where that has changed.
   */
  readonly nameAll: (from: string, find: () => Names) => Names['shared'];
  /** What the entry rendered to the last time, where everything it shows is still so. */
  readonly recall: (file: TextFile, isSame: (uses: Uses) => boolean) => Made | undefined;
  /** Keeps what an entry rendered to; gives it back with its body on the disk, to be read when it is asked for. */
  readonly keep: (file: TextFile, frontmatter: EntryFrontmatter, what: Made & { readonly uses: Uses }) => Made;
  /** Writes down what the entries that stood in this build rendered to. */
  readonly save: () => void;
};

const INDEX = 'entries.jsonl';
/** Stands in the index for the names that entries go by; no path is like it. */
const HEAD = '';
/** More packs than this are joined to one. */
const PACKS = 12;

/** Opens the memory in a folder of the cache. What other code has made is not remembered. */
export function openMemory(folder: string, code: string): EntryMemory {
  const pack = openPack(folder);
  const index = openLines(join(folder, INDEX), isLineOrHead);
  const { head, lines: before } = ofCode(index.values, code);
  let lines: ReadonlyMap<string, KeptEntry> = before;
  let { named, ...names } = namesIn(head);
  let now = new Map<string, KeptEntry>();
  const refused = new Map(head.refused.map((one) => [one.path, one]));
  let changed: readonly number[] | undefined;
  let isHeadNew = before.size === 0;
  const known = (file: TextFile): KeptEntry | undefined => {
    const line = lines.get(file.path);
    return line?.text === digestOfFile(file) ? line : undefined;
  };
  const mayMention = (line: KeptEntry) =>
    changed === undefined || (changed.length > 0 && (line.anyWord || holdsAny(wordsOf(line, pack), changed)));
  return {
    frontmatterOf: (file) => known(file)?.frontmatter,
    refusalOf(file) {
      const refusal = refused.get(file.path);
      return refusal?.text === digestOfFile(file) ? refusal.messages : undefined;
    },
    refuse(file, messages) {
      refused.set(file.path, { path: file.path, text: digestOfFile(file), messages });
      isHeadNew = true;
    },
    nameAll(from, find) {
      // Called again: what stands was rendered, or found to be still so, with the names of before.
      if (changed !== undefined) lines = now;
      now = new Map();
      changed = [];
      if (from === named) return names.shared;
      const found = find();
      changed = changedNames(names.lines, found.lines);
      names = found;
      named = from;
      isHeadNew = true;
      return found.shared;
    },
    recall(file, isSame) {
      const line = known(file);
      if (line === undefined || !isSame(line.uses) || mayMention(line)) return undefined;
      now.set(file.path, line);
      return madeOf(line, pack);
    },
    keep(file, frontmatter, what) {
      const line = keepEntry(file, { ...what, frontmatter }, pack);
      now.set(file.path, line);
      return madeOf(line, pack);
    },
    save() {
      const all = joinPacks(now, pack);
      pack.finish();
      const { lines: written, shared } = names;
      const next = { code, named, names: [...written], shared: [...shared], refused: [...refused.values()] };
      index.save(new Map<string, KeptEntry | Head>([[HEAD, isHeadNew ? next : head], ...all]));
      pack.keepOnly(new Set(Array.from(all.values(), ({ body: [name] }) => name)));
    },
  };
}

function namesIn({ named, names, shared }: Head): Names & Pick<Head, 'named'> {
  return { named, lines: new Set(names), shared: new Map(shared) };
}

function isLineOrHead(value: unknown): value is KeptEntry | Head {
  return typeof value === 'object' && value !== null && ('light' in value || 'names' in value);
}

/** What code of this state has written down. */
function ofCode(
  values: ReadonlyMap<string, KeptEntry | Head>,
  code: string,
): { readonly head: Head; readonly lines: ReadonlyMap<string, KeptEntry> } {
  const head = values.get(HEAD);
  if (head === undefined || 'light' in head || head.code !== code)
    return { head: { code, named: '', names: [], shared: [], refused: [] }, lines: new Map() };
  return { head, lines: new Map([...values].flatMap(([path, line]) => ('light' in line ? [[path, line]] : []))) };
}

/** Copies what is still in use of all packs but the largest into the new one, when there are many. */
function joinPacks(lines: ReadonlyMap<string, KeptEntry>, pack: BodyPack): ReadonlyMap<string, KeptEntry> {
  const sizes = new Map<string, number>();
  for (const {
    body: [name, , length],
  } of lines.values())
    sizes.set(name, (sizes.get(name) ?? 0) + length);
  if (sizes.size <= PACKS) return lines;
  const largest = [...sizes].reduce((a, b) => (b[1] > a[1] ? b : a))[0];
  const moved = (line: KeptEntry) =>
    line.body[0] === largest ? line : { ...line, body: pack.write(pack.read(line.body)) };
  return new Map(Array.from(lines, ([path, line]) => [path, moved(line)]));
}
