import { z } from 'astro/zod';
import { labelIndexOf } from '../link/label-index.ts';
import { keyOf } from '../model/ledger.ts';
import { compareMessages, type Message } from '../model/message.ts';
import { recordIn } from '../model/search-record.ts';
import { stringsOf } from '../strings/strings-of.ts';
import { contentDigest } from './content-digest.ts';
import { type ContentFolder, digestOfFile, type TextFile } from './content-folder.ts';
import { type EntryAround, firstLinks } from './entry-around.ts';
import { entryView, type OwnEntry } from './entry-view.ts';
import type { LoadedSite } from './load-site.ts';
import type { Settled } from './memory/entry-lines.ts';
import type { EntryMemory } from './memory/entry-memory.ts';
import { remembering } from './memory/remembering.ts';
import { digestBeside, type Href, keepAround, toldAnew } from './memory/settle.ts';
import { labelsFor } from './named-words.ts';
import { once } from './once.ts';
import { type BesideEntries, parseBeside, rememberedEntry } from './parse-content.ts';
import { compareTitles } from './refs.ts';
import { aroundAmong, type RenderedEntry } from './render-entries.ts';
import { searchEntry, searchList } from './search-entries.ts';
import { addressesOf, permalinkIn } from './versions/addresses-of.ts';
import { versionedEntries } from './versions/versioned-entries.ts';

/** An entry with its text of now. */
type Edited = RenderedEntry & {
  readonly messages: readonly Message[];
  /** Nothing that others show of it has changed, but for the passages that its links stand in. */
  readonly isOwn: boolean;
};

type Known = {
  readonly memory: EntryMemory;
  /** The whole site, for whoever asks for more than is known. */
  readonly whole: () => LoadedSite;
};

/** The site with entries that were edited since the memory was written, and those that show the passages which link to them. */
export type EditedSite = {
  readonly site: LoadedSite;
  /** No other page shows anything of what changed, and so this is what `loadSite` would give; else it shows these entries among what stood before. */
  readonly isOwn: boolean;
};

/** A site of which entries are edited. */
export type Edits = {
  /**
   * After all edits since the site was made from the content of this digest. Undefined where anything but entries has
   * changed since, or one came, went, ended, or cannot be shown.
   */
  readonly since: (content: string) => EditedSite | undefined;
  /** After edits of these entries, with their texts of now. Undefined where one is new, has ended, or cannot be shown. */
  readonly of: (files: readonly TextFile[]) => EditedSite | undefined;
};

/** The folder as it stands, or as it stood before the edits that are asked for. */
export function openEdits(folder: ContentFolder, href: Href, { memory, whole }: Known): Edits {
  const { settled } = memory;
  const content = parseBeside(folder, { sound: memory.sound, tell: () => {} });
  const edit = once(() => editing(content, href, memory));
  const of = (files: readonly TextFile[], settled: Settled): EditedSite | undefined => {
    const edited = files.map(edit()).filter((one) => one !== undefined);
    if (edited.length < files.length) return undefined;
    const own = withAround(edited, { memory, entries: folder.entries });
    const { standings } = content.ledger;
    if (own.some(({ around }) => standings.get(keyOf('entry', around.ref.id))?.end !== undefined)) return undefined;
    const isOwn = edited.every((one) => one.isOwn);
    const told = toldAnew(
      settled.told,
      edited.map(({ entry, messages }) => [entry.path, messages] as const),
    );
    const digest = contentDigest(folder);
    if (isOwn) {
      for (const one of own) keepAround(one, { memory, search: searchEntry(one) });
      memory.settle({ ...settled, content: digest, told });
    }
    const rest = once(whole);
    const search = searchOf(folder, { memory, own, rest });
    return { site: siteOf(own, { settled: { ...settled, told }, content, href, digest, search, rest }), isOwn };
  };
  const from = once(() => digestBeside(folder, href));
  return {
    since(before) {
      if (settled === undefined || settled.content !== before || settled.from !== from()) return undefined;
      const files = changedFiles(folder.entries, memory.before, settled);
      return files && of(files, settled);
    },
    of: (files) => (settled?.from === from() ? of(files, settled) : undefined),
  };
}

/** Gives what an entry renders to with its text of now: undefined where it has errors, is not the entry it was, or is code. */
function editing(content: BesideEntries, href: Href, memory: EntryMemory): (file: TextFile) => Edited | undefined {
  const ids = new Set(Array.from(memory.before.values(), ({ id }) => id));
  const addresses = addressesOf({ ids, permalink: permalinkIn(content), href });
  const names = once(memory.nameLines);
  const indexFor = ({ text }: Pick<TextFile, 'text'>) => labelIndexOf(labelsFor(text, names()));
  const aroundOf = aroundAmong({ ids, indexFor }, content, addresses);
  const remember = remembering(memory);
  return (file) => {
    const line = memory.before.get(file.path);
    const { value: entry } = rememberedEntry(file, memory);
    if (entry === undefined || entry.frontmatter.id !== line?.id || entry.frontmatter.mdx === 'open') return undefined;
    const made = remember(entry, aroundOf(entry));
    if (made === undefined) return undefined;
    const isOwn = memory.lineOf(file.path)?.given === line.given;
    return { entry, rendered: made.rendered, related: made.related, messages: made.messages, isOwn };
  };
}

const aroundSchema = z.custom<EntryAround>((around) => typeof around === 'object');

/** These entries with what stood around them, and those that they link to from another passage than before. */
function withAround(
  edited: readonly Edited[],
  { memory, entries }: { readonly memory: EntryMemory; readonly entries: readonly TextFile[] },
): readonly OwnEntry[] {
  const paths = new Map(Array.from(memory.before, ([path, { id }]) => [id, path]));
  const arounds = new Map<string, EntryAround>();
  const aroundOf = (id: string): EntryAround | undefined => {
    const kept = arounds.has(id) ? undefined : memory.aroundOf(paths.get(id) ?? '');
    return kept === undefined ? arounds.get(id) : aroundSchema.parse(JSON.parse(kept));
  };
  for (const { entry } of edited) {
    const { id, title, kind, summary } = entry.frontmatter;
    const around = aroundOf(id);
    if (around !== undefined) arounds.set(id, { ...around, ref: { ...around.ref, title, kind, summary } });
  }
  for (const { entry, rendered } of edited) {
    for (const [to, link] of firstLinks(rendered.links)) {
      const around = aroundOf(to);
      const linked = around && linkedAnew(around, { from: entry.frontmatter.id, ...link });
      if (linked !== undefined) arounds.set(to, linked);
    }
  }
  const now = new Map<string, RenderedEntry>(edited.map((one) => [one.entry.frontmatter.id, one]));
  const files = new Map(entries.map((file) => [file.path, file]));
  return [...arounds].flatMap(([id, around]): OwnEntry[] => {
    const file = files.get(paths.get(id) ?? '');
    const one = now.get(id) ?? (file && before(file, memory));
    return one === undefined ? [] : [{ ...one, around }];
  });
}

/** What stands around an entry when a link to it stands in this passage; undefined where it did before. */
function linkedAnew(
  around: EntryAround,
  { from, fragment, sentence }: { readonly from: string; readonly fragment: string; readonly sentence: string },
): EntryAround | undefined {
  const isSame = around.backlinks.every(
    (link) => link.from.id !== from || (link.fragment === fragment && link.sentence === sentence),
  );
  if (isSame) return undefined;
  const backlinks = around.backlinks.map((link) => (link.from.id === from ? { ...link, fragment, sentence } : link));
  return { ...around, backlinks };
}

/** An entry that was not edited. */
function before(file: TextFile, memory: EntryMemory): RenderedEntry | undefined {
  const { value: entry } = rememberedEntry(file, memory);
  const made = memory.madeBefore(file);
  return entry && made && { entry, rendered: made.rendered, related: made.related };
}

type Shown = Pick<LoadedSite, 'digest' | 'search'> & {
  readonly content: BesideEntries;
  readonly href: Href;
  readonly settled: Settled;
  readonly rest: () => LoadedSite;
};

function siteOf(own: readonly OwnEntry[], { settled, content, href, digest, search, rest }: Shown): LoadedSite {
  const { counts, sourceTitles, paths, messages, told } = settled;
  const { settings, ledger, fragments, pictures } = content;
  const { kept: strings } = stringsOf(settings.language);
  // Titles are asked for by entries that have ended only.
  const viewing = { content, notices: { titles: new Map(), fragments, ledger, strings, href } };
  const entries = [...own]
    .sort((a, b) => compareTitles(a.around.ref, b.around.ref))
    .map((one) => entryView(one, viewing));
  return {
    ...{ settings, counts, sourceTitles, paths, digest, search, pictures, entries },
    backlinked: entries.map(({ ref, backlinks }) => ({ ref, backlinks })),
    versioned: versionedEntries(
      own.flatMap(({ around }) => around.frozen ?? []),
      own,
    ),
    messages: [...messages, ...told.flatMap(([, said]) => said)].sort(compareMessages),
    isEdit: true,
    get names() {
      return rest().names;
    },
    get linked() {
      return rest().linked;
    },
    get sources() {
      return rest().sources;
    },
    get tags() {
      return rest().tags;
    },
    get formers() {
      return rest().formers;
    },
    get chronology() {
      return rest().chronology;
    },
    get changes() {
      return rest().changes;
    },
  };
}

/** Files whose text is not that of the last build; undefined where entries came, went, or could not be read and now can. */
function changedFiles(
  files: readonly TextFile[],
  before: EntryMemory['before'],
  { unread }: Settled,
): readonly TextFile[] | undefined {
  const others = new Map(unread);
  if (files.length !== before.size + others.size) return undefined;
  const changed: TextFile[] = [];
  for (const file of files) {
    const text = before.get(file.path)?.text;
    if (text === undefined && others.get(file.path) !== digestOfFile(file)) return undefined;
    if (text !== undefined && text !== digestOfFile(file)) changed.push(file);
  }
  return changed;
}

function searchOf(
  folder: ContentFolder,
  {
    memory,
    own,
    rest,
  }: { readonly memory: EntryMemory; readonly own: readonly OwnEntry[]; readonly rest: () => LoadedSite },
): LoadedSite['search'] {
  const now = new Map(own.map((one) => [one.entry.path, searchEntry(one)]));
  const others = once(() => new Map(rest().search.map((entry) => [entry.id, entry])));
  return searchList(
    folder.entries.flatMap(({ path }) => {
      const { id, around } = memory.before.get(path) ?? {};
      if (id === undefined || around === undefined) return [];
      const read = () => recordIn(others(), id).read();
      return now.get(path) ?? { id, digest: around.search, read };
    }),
  );
}
