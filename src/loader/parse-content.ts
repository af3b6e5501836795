import type { z } from 'astro/zod';
import type { Root } from 'mdast';
import { FRAGMENTS, type FragmentsGiven, parseFragments, soundFragments } from '../model/fragment-ledger.ts';
import { group } from '../model/group.ts';
import { LEDGER, type LedgerEvent } from '../model/ledger.ts';
import type { Message } from '../model/message.ts';
import { type EntryFile, parseEntry, splitFrontmatter } from '../model/parse-entry.ts';
import { parseLedger } from '../model/parse-ledger.ts';
import { parseYaml } from '../model/parse-yaml.ts';
import { type LedgerState, replay } from '../model/replay.ts';
import type { PictureFile } from '../model/shown-picture.ts';
import { type SiteSettings, siteSettingsSchema } from '../model/site-settings.ts';
import { soundLedger } from '../model/sound-ledger.ts';
import { documentSchema, type EarlierText, earlierTextSchema, type SourceDocument } from '../model/source.ts';
import { type Vocabulary, vocabularySchema } from '../model/vocabulary.ts';
import { type ContentFolder, digestOfFile, type TextFile } from './content-folder.ts';
import type { EntryMemory } from './memory/entry-memory.ts';
import { nothingSound, parseSound, type SoundTexts } from './memory/sound-texts.ts';
import { once } from './once.ts';
import { parseBody } from './parse-body.ts';

/** An entry understood: its frontmatter and the tree of its body. */
export type ParsedEntry = EntryFile & {
  readonly tree: Root;
  /** SHA-256 of its file, hexadecimal. */
  readonly digest: string;
};

/** A content folder with every file parsed once; after this nothing is checked for shape again. */
export type ParsedContent = {
  readonly settings: SiteSettings;
  readonly vocabulary: Vocabulary;
  readonly ledger: LedgerState;
  /** What the ledger was replayed from, in the order of its lines. */
  readonly events: readonly LedgerEvent[];
  /** Fragments given so far, by entry id. */
  readonly fragments: FragmentsGiven;
  readonly documents: ReadonlyMap<string, SourceDocument>;
  /** Earlier texts of sources that have changed, by the source's id. */
  readonly earlier: ReadonlyMap<string, readonly EarlierText[]>;
  readonly entries: ReadonlyMap<string, ParsedEntry>;
  readonly pictures: readonly PictureFile[];
  readonly messages: readonly Message[];
};

/** All of the content but its entries. */
export type BesideEntries = Omit<ParsedContent, 'entries' | 'messages'>;

/** All but the entries, each part parsed when it is asked for first: an edit of one entry needs few. `tell` is given what is wrong with it. */
export function parseBeside(
  folder: ContentFolder,
  { sound, tell }: { sound: SoundTexts; tell: (messages: readonly Message[]) => void },
): BesideEntries {
  const keep = <T>(parsed: { readonly value?: T; readonly messages: readonly Message[] }): T | undefined => {
    tell(parsed.messages);
    return parsed.value;
  };
  const settings = once(() => folder.settings && keep(parseYaml(siteSettingsSchema, folder.settings)));
  const vocabulary = once(() => folder.vocabulary && keep(parseYaml(vocabularySchema, folder.vocabulary)));
  const events = once(() => {
    const path = folder.ledger?.path ?? LEDGER;
    const parse = (text: string, length: number) => parseLedger(path, text, length);
    const ledger = parseSound(folder.ledger ?? { path, text: '' }, sound, parse);
    tell(ledger.messages);
    return ledger.events;
  });
  const ledger = once(() => {
    const { ledger: file } = folder;
    return (file && sound.isWhole(file) ? soundLedger(file.text) : undefined) ?? replay(events());
  });
  const fragments = once(() => {
    const file = folder.fragments ?? { path: FRAGMENTS, text: '' };
    const { linesWith } = file;
    if (linesWith !== undefined && sound.isWhole(file)) return soundFragments(linesWith, () => file.text);
    const parsed = parseSound(file, sound, parseFragments);
    tell(parsed.messages);
    return parsed.fragments;
  });
  const documents = once(() => {
    const all = folder.documents.flatMap((file) => keep(parseJson(documentSchema, file)) ?? []);
    return new Map(all.map((document) => [document.id, document]));
  });
  const earlier = once(() => {
    const texts = (folder.earlier ?? []).flatMap((file) => keep(parseJson(earlierTextSchema, file)) ?? []);
    return group(texts.map((text) => [text.id, text] as const));
  });
  return {
    get settings() {
      return settings() ?? siteSettingsSchema.parse({});
    },
    get vocabulary() {
      return vocabulary() ?? vocabularySchema.parse({});
    },
    get ledger() {
      return ledger();
    },
    get events() {
      return events();
    },
    get fragments() {
      return fragments();
    },
    get documents() {
      return documents();
    },
    get earlier() {
      return earlier();
    },
    pictures: folder.pictures ?? [],
  };
}

/** With a memory, bodies are parsed when they are rendered, and may turn out to be refused only then. */
export function parseContent(folder: ContentFolder, memory?: EntryMemory): ParsedContent {
  const messages: Message[] = [];
  const tell = (said: readonly Message[]) => void messages.push(...said);
  // Spread, and so all of it is parsed.
  const beside = { ...parseBeside(folder, { sound: memory?.sound ?? nothingSound, tell }) };
  const entries = new Map<string, ParsedEntry>();
  for (const file of folder.entries) {
    const { value: entry, messages: said } =
      memory === undefined ? parseEntryFile(file) : rememberedEntry(file, memory);
    tell(said);
    if (entry === undefined) continue;
    const other = entries.get(entry.frontmatter.id);
    if (other === undefined) entries.set(entry.frontmatter.id, entry);
    else messages.push(duplicate(entry, other));
  }
  return { ...beside, entries, messages };
}

/** One file by itself; no entry where it has errors. */
export function parseEntryFile(file: TextFile): { value?: ParsedEntry; messages: readonly Message[] } {
  const parsed = parseEntry(file.path, file.text);
  if (parsed.value === undefined) return { messages: parsed.messages };
  const { tree, messages } = parseBody(parsed.value, parsed.value.frontmatter.mdx === 'open');
  return messages.some((message) => message.severity === 'error')
    ? { messages }
    : { value: { ...parsed.value, tree, digest: digestOfFile(file) }, messages };
}

/** One file whose body is parsed when it is asked for. */
export function rememberedEntry(
  file: TextFile,
  memory: Pick<EntryMemory, 'refusalOf' | 'frontmatterOf'>,
): { readonly value?: ParsedEntry; readonly messages: readonly Message[] } {
  const refusal = memory.refusalOf(file);
  if (refusal !== undefined) return { messages: refusal };
  const known = memory.frontmatterOf(file);
  const parsed = known === undefined ? parseEntry(file.path, file.text) : undefined;
  const frontmatter = known ?? parsed?.value?.frontmatter;
  if (frontmatter === undefined) return { messages: parsed?.messages ?? [] };
  return { value: new RememberedEntry(file, frontmatter), messages: [] };
}

/** Read and parsed when somebody asks for it. A class, for there are as many as entries. */
class RememberedEntry implements ParsedEntry {
  readonly path: string;
  readonly digest: string;
  readonly frontmatter: ParsedEntry['frontmatter'];
  readonly #file: TextFile;

  constructor(file: TextFile, frontmatter: ParsedEntry['frontmatter']) {
    this.path = file.path;
    this.digest = digestOfFile(file);
    this.frontmatter = frontmatter;
    this.#file = file;
  }

  get text() {
    return this.#file.text;
  }
  get body() {
    return splitFrontmatter(this.path, this.text).value?.body ?? '';
  }
  get tree() {
    return parseBody(this.#file, this.frontmatter.mdx === 'open').tree;
  }
}

function parseJson<T>(schema: z.ZodType<T>, file: TextFile): { value?: T; messages: readonly Message[] } {
  try {
    const result = schema.safeParse(JSON.parse(file.text));
    if (result.success) return { value: result.data, messages: [] };
  } catch {
    // Said below: a document that is not JSON is as unreadable as one of the wrong shape.
  }
  return {
    messages: [
      {
        rule: 'document-invalid',
        severity: 'error',
        path: file.path,
        reason: 'This file is written by `convert` and cannot be read.',
        advice: 'Restore it from version control, or delete it and run `convert` again.',
      },
    ],
  };
}

function duplicate(entry: EntryFile, other: EntryFile): Message {
  return {
    rule: 'entry-id-taken',
    severity: 'error',
    path: entry.path,
    line: 2,
    reason: `The id \`${entry.frontmatter.id}\` is already that of ${other.path}.`,
    advice: 'Give one of the two another id; the first file in name order was kept.',
  };
}
