import { hash } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'astro/zod';
import type { EntryFrontmatter } from '../model/entry.ts';
import type { Message } from '../model/message.ts';
import { type BodyPack, openPack, type Place } from './body-pack.ts';
import { digestOfFile, type TextFile } from './content-folder.ts';
import { openLines } from './kept-lines.ts';
import { changedNames, holdsAny, sourceWords } from './named-words.ts';
import type { Rendered } from './render-entry.ts';

/** An entry made ready for its page, and for the file beside it that holds it as plain Markdown. */
export type Shown = Rendered & { readonly markdown: string };

/** What came of one entry: how it renders, what to say of it, and the entries its author sets beside it. */
export type Made = {
  readonly rendered: Shown;
  readonly messages: readonly Message[];
  readonly related: readonly string[];
};

/** What an entry was rendered with, besides its own text and the names of the others. */
export type Uses = {
  /** Entry id → address it was given. */
  readonly entries: Record<string, string | null>;
  /** Address of a picture → what was shown for it, as JSON. */
  readonly pictures: Record<string, string>;
  /** Source id → digest of all that is known of the source. */
  readonly sources: Record<string, string>;
  /** Digest of the fragments its page was given before, and of its language. */
  readonly own: string;
};

/** Parts of `Rendered` that are small and needed to make the views of all entries. */
type Light = Omit<Shown, 'html' | 'texts' | 'anchors' | 'markdown'>;

/** One entry as the cache has it. */
type Line = {
  readonly path: string;
  /** Digest of the file. */
  readonly text: string;
  readonly frontmatter: EntryFrontmatter;
  readonly messages: readonly Message[];
  readonly related: readonly string[];
  readonly uses: Uses;
  readonly light: Light;
  readonly html: Place;
  readonly markdown: Place;
  readonly words: Place;
  /** Texts and anchors as JSON. */
  readonly rest: Place;
  /** Its words cannot be told from its source: any new name may be mentioned in it. */
  readonly anyWord: boolean;
};

/** A file whose body has errors, and what they are. */
type Refusal = { readonly path: string; readonly text: string; readonly messages: readonly Message[] };

type Head = { readonly code: string; readonly names: readonly string[]; readonly refused: readonly Refusal[] };

const restSchema = z.custom<Pick<Rendered, 'texts' | 'anchors'>>((rest) => typeof rest === 'object');

/** Entries parsed and rendered by earlier builds. */
export type EntryMemory = {
  /** Frontmatter of a file that has been rendered as it is; its body had no error. */
  readonly frontmatterOf: (file: TextFile) => EntryFrontmatter | undefined;
  /** What is wrong with a file that was refused as it is. */
  readonly refusalOf: (file: TextFile) => readonly Message[] | undefined;
  /** Notes that a file cannot be shown; what was named by it is named no more. */
  readonly refuse: (file: TextFile, messages: readonly Message[]) => void;
  /** To be told all names before anything is rendered, and again where some are refused after all. */
  readonly nameAll: (names: ReadonlySet<string>) => void;
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
  let lines: ReadonlyMap<string, Line> = before;
  let names: ReadonlySet<string> = new Set(head.names);
  let now = new Map<string, Line>();
  const refused = new Map(head.refused.map((one) => [one.path, one]));
  let changed: readonly number[] | undefined;
  let isHeadNew = before.size === 0;
  const known = (file: TextFile): Line | undefined => {
    const line = lines.get(file.path);
    return line?.text === digestOfFile(file) ? line : undefined;
  };
  const mayMention = (line: Line) =>
    changed === undefined ||
    (changed.length > 0 && (line.anyWord || holdsAny(wordsIn(pack.read(line.words)), changed)));
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
    nameAll(all) {
      // Called again: what stands was rendered, or found to be still so, with the names of before.
      if (changed !== undefined) lines = now;
      now = new Map();
      changed = changedNames(names, all);
      names = all;
      isHeadNew ||= changed.length > 0;
    },
    recall(file, isSame) {
      const line = known(file);
      if (line === undefined || !isSame(line.uses) || mayMention(line)) return undefined;
      now.set(line.path, line);
      return madeOf(line, pack);
    },
    keep(file, frontmatter, what) {
      const line = lineOf(file, { frontmatter, what, pack });
      now.set(line.path, line);
      return madeOf(line, pack);
    },
    save() {
      const all = joinPacks([...now.values()], pack);
      pack.finish();
      const newHead: Head = isHeadNew ? { code, names: [...names], refused: [...refused.values()] } : head;
      index.save(new Map<string, Line | Head>([[HEAD, newHead], ...all.map((line) => [line.path, line] as const)]));
      pack.keepOnly(new Set(all.flatMap((line) => places(line).map(([name]) => name))));
    },
  };
}

function isLineOrHead(value: unknown): value is Line | Head {
  return typeof value === 'object' && value !== null && ('light' in value || 'names' in value);
}

/** What code of this state has written down. */
function ofCode(
  values: ReadonlyMap<string, Line | Head>,
  code: string,
): { readonly head: Head; readonly lines: ReadonlyMap<string, Line> } {
  const head = values.get(HEAD);
  if (head === undefined || 'light' in head || head.code !== code)
    return { head: { code, names: [], refused: [] }, lines: new Map() };
  return { head, lines: new Map([...values].flatMap(([path, line]) => ('light' in line ? [[path, line]] : []))) };
}

function lineOf(
  file: TextFile,
  { frontmatter, what, pack }: { frontmatter: EntryFrontmatter; what: Made & { readonly uses: Uses }; pack: BodyPack },
): Line {
  const { html, texts, anchors, markdown, ...light } = what.rendered;
  const rest = JSON.stringify({ texts, anchors });
  const words = sourceWords(file.text);
  return {
    path: file.path,
    text: digestOfFile(file),
    frontmatter,
    messages: what.messages,
    related: what.related,
    uses: what.uses,
    light: {
      ...light,
      digest: hash('sha256', `${html}\n${light.mdx ?? ''}\n${rest}\n${markdown}`, 'base64url'),
    },
    html: pack.write(Buffer.from(html)),
    rest: pack.write(Buffer.from(rest)),
    markdown: pack.write(Buffer.from(markdown)),
    words: pack.write(words === undefined ? new Uint8Array() : new Uint8Array(words.buffer)),
    anyWord: words === undefined,
  };
}

/** The body is read from the disk when somebody asks for it: most builds show few of them. */
function madeOf({ light, messages, related, ...line }: Line, pack: BodyPack): Made {
  const rest = () => restSchema.parse(JSON.parse(pack.read(line.rest).toString('utf8')));
  const rendered: Shown = {
    ...light,
    get html() {
      return pack.read(line.html).toString('utf8');
    },
    get texts() {
      return rest().texts;
    },
    get markdown() {
      return pack.read(line.markdown).toString('utf8');
    },
    get anchors() {
      return rest().anchors;
    },
  };
  return { rendered, messages, related };
}

function places({ html, rest, markdown, words }: Line): readonly Place[] {
  return [html, rest, markdown, words];
}

/** Copies what is still in use of all packs but the largest into the new one, when there are many. */
function joinPacks(lines: readonly Line[], pack: BodyPack): readonly Line[] {
  const sizes = new Map<string, number>();
  for (const [name, , length] of lines.flatMap(places)) sizes.set(name, (sizes.get(name) ?? 0) + length);
  if (sizes.size <= PACKS) return lines;
  const largest = [...sizes].reduce((a, b) => (b[1] > a[1] ? b : a))[0];
  const moved = (place: Place): Place => (place[0] === largest ? place : pack.write(pack.read(place)));
  return lines.map((line) => {
    if (places(line).every(([name]) => name === largest)) return line;
    const { html, rest, markdown, words } = line;
    return { ...line, html: moved(html), rest: moved(rest), markdown: moved(markdown), words: moved(words) };
  });
}

function wordsIn(bytes: Buffer): Uint32Array {
  const copy = new Uint8Array(bytes);
  return new Uint32Array(copy.buffer);
}
