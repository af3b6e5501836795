import { join } from 'node:path';
import type { EntryFrontmatter } from '../model/entry.ts';
import type { Message } from '../model/message.ts';
import { type BodyPack, openPack } from './body-pack.ts';
import { digestOfFile, type TextFile } from './content-folder.ts';
import { type KeptEntry, keepEntry, type Made, madeOf, type Uses, wordsOf } from './kept-entry.ts';
import { openLines } from './kept-lines.ts';
import { changedNames, holdsAny } from './named-words.ts';
import { openSoundTexts, SOUND, type SoundTexts } from './sound-texts.ts';

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
  readonly shared: readonly (readonly [name: string, ids: readonly string[]])[];
  readonly refused: readonly Refusal[];
};

/** The lines of all names, which few builds read. */
type NameLines = { readonly names: readonly string[] };

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
  readonly sound: SoundTexts;
  /** Writes down what the entries that stood in this build rendered to. */
  readonly save: () => void;
};

const INDEX = 'entries.jsonl';
/** Stand in the index for what is not of one entry; no path is like them. */
const HEAD = '';
const NAMES = ' ';
/** More packs than this are joined to one. */
const PACKS = 12;

/** Opens the memory in a folder of the cache. What other code has made is not remembered. */
export function openMemory(folder: string, code: string): EntryMemory {
  const pack = openPack(folder);
  const index = openLines(join(folder, INDEX), isKept);
  const head = headOf(index.get(HEAD), code);
  const before = new Map<string, KeptEntry | undefined>();
  const lineBefore = (path: string): KeptEntry | undefined => {
    if (head !== undefined && !before.has(path)) before.set(path, entryOf(index.get(path)));
    return before.get(path);
  };
  let lineOf = lineBefore;
  let named = head?.named;
  let shared: Names['shared'] = new Map(head?.shared);
  /** Where they are not those of before. */
  let names: ReadonlySet<string> | undefined;
  let now = new Map<string, KeptEntry>();
  const refused = new Map(head?.refused.map((one) => [one.path, one]));
  let changed: readonly number[] | undefined;
  let isHeadNew = head === undefined;
  const known = (file: TextFile): KeptEntry | undefined => {
    const line = lineOf(file.path);
    return line?.text === digestOfFile(file) ? line : undefined;
  };
  const mayMention = (line: KeptEntry) =>
    changed === undefined || (changed.length > 0 && (line.anyWord || holdsAny(wordsOf(line, pack), changed)));
  return {
    sound: openSoundTexts(join(folder, SOUND)),
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
      if (changed !== undefined) lineOf = (path) => rendered.get(path);
      const rendered = now;
      now = new Map();
      changed = [];
      if (from === named) return shared;
      const found = find();
      changed = changedNames(names ?? new Set(head && namesOf(index.get(NAMES))), found.lines);
      names = found.lines;
      shared = found.shared;
      named = from;
      isHeadNew = true;
      return shared;
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
      const next: Head = { code, named: named ?? '', shared: [...shared], refused: [...refused.values()] };
      const lines = Array.from(all, ([path, line]) => [path, line === before.get(path) ? undefined : line] as const);
      index.save(
        new Map<string, KeptEntry | Head | NameLines | undefined>([
          [HEAD, isHeadNew ? next : undefined],
          [NAMES, names && { names: [...names] }],
          ...lines,
        ]),
      );
      pack.keepOnly(new Set(Array.from(all.values(), ({ body: [name] }) => name)));
    },
  };
}

function isKept(value: unknown): value is KeptEntry | Head | NameLines {
  return typeof value === 'object' && value !== null && ('light' in value || 'code' in value || 'names' in value);
}

/** Undefined where other code has written it down. */
function headOf(value: KeptEntry | Head | NameLines | undefined, code: string): Head | undefined {
  return value !== undefined && 'code' in value && value.code === code ? value : undefined;
}

function namesOf(value: KeptEntry | Head | NameLines | undefined): readonly string[] {
  return value !== undefined && 'names' in value ? value.names : [];
}

function entryOf(value: KeptEntry | Head | NameLines | undefined): KeptEntry | undefined {
  return value !== undefined && 'light' in value ? value : undefined;
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
