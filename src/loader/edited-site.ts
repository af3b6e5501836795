import { z } from 'astro/zod';
import type { EntryView } from '../data/views.ts';
import { labelIndexOf } from '../link/label-index.ts';
import { keyOf } from '../model/ledger.ts';
import { compareMessages, type Message } from '../model/message.ts';
import { stringsOf } from '../strings/strings-of.ts';
import { addressesOf, permalinkIn } from './addresses-of.ts';
import { contentDigest } from './content-digest.ts';
import { type ContentFolder, digestOfFile, type TextFile } from './content-folder.ts';
import type { EntryAround } from './entry-around.ts';
import type { EntryMemory, Settled } from './entry-memory.ts';
import { entryView, type OwnEntry } from './entry-view.ts';
import type { LoadedSite } from './load-site.ts';
import { labelsFor } from './named-words.ts';
import { once } from './once.ts';
import { parseBeside, rememberedEntry } from './parse-content.ts';
import { remembering } from './remembering.ts';
import { aroundAmong } from './render-entries.ts';
import { searchEntry, searchList } from './search-entries.ts';
import { digestBeside, keepAround, toldAnew } from './settle.ts';
import { versionedEntries } from './versioned-entries.ts';

type Href = (permalink: string) => string;

/** An entry with its text of now, all else as the memory has it. */
export type EditedEntry = OwnEntry & {
  readonly view: EntryView;
  readonly messages: readonly Message[];
  /** Nothing that another page shows of it has changed. */
  readonly isOwn: boolean;
};

const aroundSchema = z.custom<EntryAround>((around) => typeof around === 'object');

/**
 * Gives what an entry shows with its text of now, if all else stood as it did in the last build: undefined where it has
 * errors, is not the entry it was, or is code. No other entry is read for this.
 */
export function openEdits(
  folder: ContentFolder,
  href: Href,
  memory: EntryMemory,
): { readonly edit: (file: TextFile) => EditedEntry | undefined; readonly settings: LoadedSite['settings'] } {
  const content = parseBeside(folder, { sound: memory.sound, tell: () => {} });
  const ids = new Set(Array.from(memory.before.values(), ({ id }) => id));
  const addresses = addressesOf({ ids, permalink: permalinkIn(content), href });
  const names = once(memory.nameLines);
  const others = {
    ids,
    indexFor: ({ text }: Pick<TextFile, 'text'>) => labelIndexOf(labelsFor(text, names())),
  };
  const aroundOf = aroundAmong(others, content, addresses);
  const remember = remembering(memory);
  const strings = stringsOf(content.settings.language).kept;
  // Titles are asked for by entries that have ended only: those are not edited so.
  const { ledger, fragments } = content;
  const viewing = { content, notices: { titles: new Map(), fragments, ledger, strings, href } };
  const edit = (file: TextFile): EditedEntry | undefined => {
    const line = memory.before.get(file.path);
    const kept = memory.aroundOf(file.path);
    const { value: entry } = rememberedEntry(file, memory);
    if (line === undefined || kept === undefined || entry === undefined) return undefined;
    const { id, mdx } = entry.frontmatter;
    if (id !== line.id || mdx === 'open' || ledger.standings.get(keyOf('entry', id))?.end !== undefined)
      return undefined;
    const made = remember(entry, aroundOf(entry));
    if (made === undefined) return undefined;
    const before = aroundSchema.parse(JSON.parse(kept));
    const { title, kind, summary } = entry.frontmatter;
    const around = { ...before, ref: { ...before.ref, title, kind, summary } };
    const one: OwnEntry = { entry, rendered: made.rendered, related: made.related, around };
    const isOwn = memory.lineOf(file.path)?.given === line.given;
    return { ...one, view: entryView(one, viewing), messages: made.messages, isOwn };
  };
  return { edit, settings: content.settings };
}

type Since = {
  readonly memory: EntryMemory;
  /** Digest of the content that the site at hand was made from. */
  readonly since: string;
  /** The whole site, for whoever asks for more than is known. */
  readonly whole: () => LoadedSite;
};

/**
 * The site after edits of entries, with those entries alone. `isOwn`: no other page shows anything of what changed, and
 * so this is what `loadSite` would give; else it shows these entries among what stood before. Undefined where anything
 * but entries has changed since, or one came, went, or cannot be shown.
 */
export function loadEdited(
  folder: ContentFolder,
  href: Href,
  { memory, since, whole }: Since,
): { readonly site: LoadedSite; readonly isOwn: boolean } | undefined {
  const { settled } = memory;
  if (settled === undefined || settled.content !== since || settled.from !== digestBeside(folder, href))
    return undefined;
  const files = changedFiles(folder.entries, memory.before, settled);
  if (files === undefined) return undefined;
  const { edit, settings } = openEdits(folder, href, memory);
  const edited: EditedEntry[] = [];
  for (const file of files) {
    const one = edit(file);
    if (one === undefined) return undefined;
    edited.push(one);
  }
  const isOwn = edited.every((one) => one.isOwn);
  const told = toldAnew(
    settled.told,
    edited.map(({ entry, messages }) => [entry.path, messages] as const),
  );
  const digest = contentDigest(folder);
  if (isOwn) {
    for (const one of edited) keepAround(one, { memory, search: searchEntry(one) });
    memory.settle({ ...settled, content: digest, told });
  }
  const rest = once(whole);
  const search = searchOf(folder, { memory, edited, rest });
  return { site: siteOf(edited, { settled: { ...settled, told }, settings, folder, digest, search, rest }), isOwn };
}

type Edits = Pick<LoadedSite, 'settings' | 'digest' | 'search'> & {
  readonly folder: ContentFolder;
  readonly settled: Settled;
  readonly rest: () => LoadedSite;
};

function siteOf(
  edited: readonly EditedEntry[],
  { settled, settings, folder, digest, search, rest }: Edits,
): LoadedSite {
  const { counts, sourceTitles, paths, messages, told } = settled;
  return {
    ...{ settings, counts, sourceTitles, paths, digest, search },
    pictures: folder.pictures ?? [],
    entries: edited.map(({ view }) => view),
    versioned: versionedEntries(
      edited.flatMap(({ around }) => around.frozen ?? []),
      edited,
    ),
    messages: [...messages, ...told.flatMap(([, said]) => said)].sort(compareMessages),
    isEdit: true,
    get names() {
      return rest().names;
    },
    get linked() {
      return rest().linked;
    },
    get backlinked() {
      return rest().backlinked;
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
    edited,
    rest,
  }: { readonly memory: EntryMemory; readonly edited: readonly EditedEntry[]; readonly rest: () => LoadedSite },
): LoadedSite['search'] {
  const now = new Map(edited.map((one) => [one.entry.path, searchEntry(one)]));
  const others = once(() => new Map(rest().search.map((entry) => [entry.id, entry])));
  return searchList(
    folder.entries.flatMap(({ path }) => {
      const { id, around } = memory.before.get(path) ?? {};
      if (id === undefined || around === undefined) return [];
      const read = () => {
        const entry = others().get(id);
        if (entry === undefined) throw new Error(`no search record of ${id}`);
        return entry.read();
      };
      return now.get(path) ?? { id, digest: around.search, read };
    }),
  );
}
