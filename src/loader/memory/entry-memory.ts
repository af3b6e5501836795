import { join } from 'node:path';
import type { EntryFrontmatter } from '../../model/entry.ts';
import type { Message } from '../../model/message.ts';
import { digestOfFile, type TextFile } from '../content-folder.ts';
import { changedNames, holdsAny } from '../named-words.ts';
import { openPack } from './body-pack.ts';
import {
  entriesIn,
  HEAD,
  type Head,
  headOf,
  joinPacks,
  type Kept,
  NAMES,
  namesOf,
  openEntryLines,
  placesOf,
  SETTLED,
  type Settled,
  settledOf,
} from './entry-lines.ts';
import { type Facts, factsOf, type KeptEntry, keepEntry, type Made, madeOf, type Uses, wordsOf } from './kept-entry.ts';
import { openSoundTexts, SOUND, type SoundTexts } from './sound-texts.ts';

/** What entries may be named by, and which of these names several have, as `name → ids`. */
export type Names = {
  /** See `nameLines`. */
  readonly lines: ReadonlySet<string>;
  readonly shared: ReadonlyMap<string, readonly string[]>;
};

/** What stands around the body of an entry: digest of it, its JSON, and the digest that search tells the entry by. */
export type KeptAround = { readonly digest: string; readonly search: string; readonly json: () => string };

/** Entries parsed and rendered by earlier builds. */
export type EntryMemory = {
  /** Lines of the last build by path. */
  readonly before: ReadonlyMap<string, KeptEntry>;
  /** What the whole site came to in the last build. */
  readonly settled: Settled | undefined;
  /** Lines of all names in the last build: see `nameLines`. */
  readonly nameLines: () => readonly string[];
  /** What stood around the body of an entry in the last build, as JSON. */
  readonly aroundOf: (path: string) => string | undefined;
  /** Frontmatter of a file that has been rendered as it is; its body had no error. */
  readonly frontmatterOf: (file: TextFile) => EntryFrontmatter | undefined;
  /** What is wrong with a file that was refused as it is. */
  readonly refusalOf: (file: TextFile) => readonly Message[] | undefined;
  /** Notes that a file cannot be shown; what was named by it is named no more. */
  readonly refuse: (file: TextFile, messages: readonly Message[]) => void;
  /**
   * To be told what names are worked out from before all entries are rendered, and again where some are refused after
   * all; gives the names that several entries have. `find` is called where that has changed.
   */
  readonly nameAll: (from: string, find: () => Names) => Names['shared'];
  /** What the entry rendered to the last time, where everything it shows is still so. */
  readonly recall: (file: TextFile, isSame: (uses: Uses) => boolean) => Made | undefined;
  /** What the entry rendered to the last time, if its file is as it was. */
  readonly madeBefore: (file: TextFile) => Made | undefined;
  /** Keeps what an entry rendered to; gives it back with its body on the disk, to be read when it is asked for. */
  readonly keep: (file: TextFile, frontmatter: EntryFrontmatter, what: Made & { readonly uses: Uses }) => Made;
  /** The line of an entry that was recalled or kept. */
  readonly lineOf: (path: string) => KeptEntry | undefined;
  /** Keeps what stands around such an entry. */
  readonly keepAround: (path: string, around: KeptAround) => void;
  readonly settle: (site: Settled) => void;
  readonly sound: SoundTexts;
  /** Writes down what the entries rendered to that stood in this build; where not all were named, others stay. */
  readonly save: () => void;
};

/** Opens the memory in a folder of the cache. What other code has made is not remembered. */
export function openMemory(folder: string, code: string): EntryMemory {
  const pack = openPack(folder);
  const index = openEntryLines(folder);
  const head = headOf(index.get(HEAD), code);
  const before = new Map(head === undefined ? [] : entriesIn(index));
  const read = new Map<KeptEntry, Facts>();
  const factsFor = (line: KeptEntry): Facts => {
    const facts = read.get(line) ?? factsOf(line, pack);
    read.set(line, facts);
    return facts;
  };
  let lineNow = (path: string): KeptEntry | undefined => before.get(path);
  let named = head?.named;
  let shared: Names['shared'] = new Map(head?.shared);
  /** Where they are not those of before. */
  let names: ReadonlySet<string> | undefined;
  let now = new Map<string, KeptEntry>();
  const refused = new Map(head?.refused.map((one) => [one.path, one]));
  let changed: readonly number[] | undefined;
  let isHeadNew = head === undefined;
  let settled: Settled | undefined;
  const known = (file: TextFile): KeptEntry | undefined => {
    const line = lineNow(file.path);
    return line?.text === digestOfFile(file) ? line : undefined;
  };
  const mayMention = (line: KeptEntry) =>
    changed === undefined || (changed.length > 0 && (line.anyWord || holdsAny(wordsOf(line, pack), changed)));
  const linesOfNames = () => (head === undefined ? [] : namesOf(index.get(NAMES)));
  const settledBefore = head && settledOf(index.get(SETTLED));
  return {
    before,
    settled: settledBefore,
    nameLines: linesOfNames,
    aroundOf(path) {
      const place = before.get(path)?.around?.place;
      return place && pack.read(place).toString('utf8');
    },
    sound: openSoundTexts(join(folder, SOUND)),
    frontmatterOf(file) {
      const line = known(file);
      return line && factsFor(line).frontmatter;
    },
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
      if (changed !== undefined) lineNow = (path) => rendered.get(path);
      const rendered = now;
      now = new Map();
      changed = [];
      if (from === named) return shared;
      const found = find();
      changed = changedNames(names ?? new Set(linesOfNames()), found.lines);
      names = found.lines;
      shared = found.shared;
      named = from;
      isHeadNew = true;
      return shared;
    },
    recall(file, isSame) {
      const line = known(file);
      if (line === undefined || !isSame(factsFor(line).uses) || mayMention(line)) return undefined;
      now.set(file.path, line);
      return madeOf(line, factsFor(line), pack);
    },
    madeBefore(file) {
      const line = known(file);
      return line && madeOf(line, factsFor(line), pack);
    },
    keep(file, frontmatter, what) {
      const { line, facts } = keepEntry(file, { ...what, frontmatter }, pack);
      now.set(file.path, line);
      return madeOf(line, facts, pack);
    },
    lineOf: (path) => now.get(path),
    keepAround(path, { digest, search, json }) {
      const line = now.get(path) ?? before.get(path);
      if (line === undefined || (line.around?.digest === digest && line.around.search === search)) return;
      const old = line.around ?? before.get(path)?.around;
      const place = old?.digest === digest ? old.place : pack.write([Buffer.from(json())]);
      now.set(path, { ...line, around: { digest, place, search } });
    },
    settle(site) {
      settled = site;
    },
    save() {
      const isWhole = changed !== undefined;
      const all = joinPacks(isWhole ? now : new Map([...before, ...now]), pack);
      pack.finish();
      const next: Head = { code, named: named ?? '', shared: [...shared], refused: [...refused.values()] };
      const values = new Map<string, Kept>([...all].filter(([path, line]) => line !== before.get(path)));
      if (isHeadNew) values.set(HEAD, next);
      if (names !== undefined) values.set(NAMES, { names: [...names] });
      if (settled !== undefined) values.set(SETTLED, settled);
      const others = new Set([HEAD, NAMES, SETTLED]);
      index.change(
        values,
        [...index.names()].filter((name) => !all.has(name) && !others.has(name)),
      );
      pack.keepOnly(new Set([...all.values()].flatMap(placesOf).map(([name]) => name)));
    },
  };
}
