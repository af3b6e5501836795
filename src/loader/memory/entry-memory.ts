import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { EntryFrontmatter } from '../../model/entry.ts';
import type { Message } from '../../model/message.ts';
import { digestOfFile, type TextFile } from '../content-folder.ts';
import { type BodyPack, openPack } from './body-pack.ts';
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
import { type Facts, factsOf, type KeptEntry, keepEntry, type Made, madeOf, type Uses } from './kept-entry.ts';
import type { KeptLines } from './kept-lines.ts';
import { type KeptNames, type Names, openNames } from './kept-names.ts';
import { openSoundTexts, SOUND, type SoundTexts } from './sound-texts.ts';

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
  const names = openNames(() => namesOf(head && index.get(NAMES)), head);
  const refusals = openRefusals(head);
  const factsFor = factsOnce(pack);
  let lineNow = (path: string): KeptEntry | undefined => before.get(path);
  let now = new Map<string, KeptEntry>();
  let settled: Settled | undefined;
  const ofKnown = <T>(file: TextFile, use: (line: KeptEntry) => T): T | undefined => {
    const line = lineNow(file.path);
    return line?.text === digestOfFile(file) ? use(line) : undefined;
  };
  const made = (line: KeptEntry) => madeOf(line, factsFor(line), pack);
  return {
    before,
    settled: head && settledOf(index.get(SETTLED)),
    nameLines: names.before,
    aroundOf(path) {
      const place = before.get(path)?.around?.place;
      return place && pack.read(place).toString('utf8');
    },
    sound: openSoundTexts(join(folder, SOUND)),
    frontmatterOf: (file) => ofKnown(file, (line) => factsFor(line).frontmatter),
    refusalOf: refusals.of,
    refuse: refusals.add,
    nameAll(from, find) {
      // Called again: what stands was rendered, or found to be still so, with the names of before.
      const rendered = now;
      if (names.areGiven()) lineNow = (path) => rendered.get(path);
      now = new Map();
      return names.give(from, find);
    },
    recall: (file, isSame) =>
      ofKnown(file, (line) => {
        if (!isSame(factsFor(line).uses) || names.mayBeIn(line, pack)) return undefined;
        now.set(file.path, line);
        return made(line);
      }),
    madeBefore: (file) => ofKnown(file, made),
    keep(file, frontmatter, what) {
      const { line, facts } = keepEntry(file, { ...what, frontmatter }, pack);
      now.set(file.path, line);
      return madeOf(line, facts, pack);
    },
    lineOf: (path) => now.get(path),
    keepAround(path, around) {
      const line = now.get(path) ?? before.get(path);
      const next = line && withAround(line, { around, old: line.around ?? before.get(path)?.around, pack });
      if (next !== undefined && next !== line) now.set(path, next);
    },
    settle(site) {
      settled = site;
    },
    save() {
      const all = names.areGiven() ? now : new Map([...before, ...now]);
      writeDown({ code, all, names: names.now(), refused: refusals.all(), settled }, { index, pack, before, head });
    },
  };
}

/** Reads the facts of each line once. */
function factsOnce(pack: BodyPack): (line: KeptEntry) => Facts {
  const read = new Map<KeptEntry, Facts>();
  return (line) => {
    const facts = read.get(line) ?? factsOf(line, pack);
    read.set(line, facts);
    return facts;
  };
}

type Around = { readonly around: KeptAround; readonly old: KeptEntry['around']; readonly pack: BodyPack };

/** The line with what now stands around its body; the same line where that has not changed. */
function withAround(line: KeptEntry, { around: { digest, search, json }, old, pack }: Around): KeptEntry {
  if (line.around?.digest === digest && line.around.search === search) return line;
  const place = old?.digest === digest ? old.place : pack.write([Buffer.from(json())]);
  return { ...line, around: { digest, place, search } };
}

function openRefusals(head: Head | undefined) {
  const refused = new Map(head?.refused.map((one) => [one.path, one]));
  return {
    all: () => [...refused.values()],
    of(file: TextFile) {
      const refusal = refused.get(file.path);
      return refusal?.text === digestOfFile(file) ? refusal.messages : undefined;
    },
    add(file: TextFile, messages: readonly Message[]) {
      refused.set(file.path, { path: file.path, text: digestOfFile(file), messages });
    },
  };
}

type Now = Pick<Head, 'code' | 'refused'> & {
  /** Lines of all entries, by path. */
  readonly all: ReadonlyMap<string, KeptEntry>;
  readonly names: ReturnType<KeptNames['now']>;
  readonly settled: Settled | undefined;
};

type Before = Pick<EntryMemory, 'before'> & {
  readonly index: KeptLines<Kept>;
  readonly pack: BodyPack;
  readonly head: Head | undefined;
};

/** Writes what is not as before, and forgets the lines and bodies of entries that are gone. */
function writeDown({ all, names, settled, ...ofAll }: Now, { index, pack, before, head }: Before): void {
  const joined = joinPacks(all, pack);
  pack.finish();
  const { lines, ...named } = names;
  const next: Head = { ...ofAll, ...named };
  const values = new Map<string, Kept>([...joined].filter(([path, line]) => line !== before.get(path)));
  if (!isDeepStrictEqual(next, head)) values.set(HEAD, next);
  if (lines !== undefined) values.set(NAMES, { names: [...lines] });
  if (settled !== undefined) values.set(SETTLED, settled);
  const others = new Set([HEAD, NAMES, SETTLED]);
  const gone = [...index.names()].filter((name) => !joined.has(name) && !others.has(name));
  index.change(values, gone);
  pack.keepOnly(new Set([...joined.values()].flatMap(placesOf).map(([name]) => name)));
}
