import { hash } from 'node:crypto';
import { z } from 'astro/zod';
import type { EntryFrontmatter } from '../../model/entry.ts';
import type { Message } from '../../model/message.ts';
import { digestOfFile, type TextFile } from '../content-folder.ts';
import { sourceWords } from '../named-words.ts';
import type { OutLink, Rendered } from '../rendered.ts';
import type { BodyPack, Place } from './body-pack.ts';

/** An entry made ready for its page, and for the file beside it that holds it as plain Markdown. */
export type Shown = Rendered & { readonly markdown: string };

/** What came of one entry: how it renders, what to say of it, and the entries its author sets beside it. */
export type Made = {
  readonly rendered: Shown;
  readonly messages: readonly Message[];
  readonly related: readonly string[];
};

/**
 * What an entry was rendered with, besides its own text and the names of the others. In lists: an object with keys of
 * its own for each entry would take longer to read than all else.
 */
export type Uses = {
  /** Entry id → address it was given. */
  readonly entries: readonly (readonly [id: string, href: string | null])[];
  /** Address of a picture → what was shown for it, as JSON. */
  readonly pictures: readonly (readonly [address: string, held: string])[];
  /** Source id → digest of all that is known of the source. */
  readonly sources: readonly (readonly [id: string, digest: string])[];
  /** Digest of the fragments its page was given before, and of its language. */
  readonly own: string;
};

/** What the views of other entries, and of the whole site, are worked out from. */
type Light = Pick<Shown, 'mdx' | 'links' | 'references' | 'passages' | 'events' | 'gone'>;
/** What its own page shows besides its body. */
type Head = Pick<Shown, 'headings' | 'words'>;
/** What search and versions are made of: it holds all words of the entry twice, and few builds read it. */
type Rest = Pick<Shown, 'texts' | 'anchors' | 'fragments' | 'lostPictures'>;

/** What is asked of every entry when a whole site is worked out. */
export type Facts = Pick<Made, 'messages' | 'related'> & {
  readonly frontmatter: EntryFrontmatter;
  readonly uses: Uses;
  readonly light: Light;
};

/** One entry as the cache has it: short, for there are as many lines as entries, and an edit reads them all. */
export type KeptEntry = {
  /** Digest of the file. */
  readonly text: string;
  readonly id: string;
  /** Where HTML, Markdown, what its page shows besides, the rest and the facts as JSON lie, one after the other, and the words of its source. */
  readonly body: Place;
  readonly sizes: readonly [html: number, markdown: number, head: number, rest: number, facts: number, words: number];
  /** Its words cannot be told from its source: any new name may be mentioned in it. */
  readonly anyWord: boolean;
  /** Digest of all that its own page shows of it. */
  readonly shown: string;
  /** Digest of all that anything else shows of it, but for the passages that its links stand in. */
  readonly given: string;
  /** What stands around its body: its digest, where it lies as JSON, and the digest that search tells the entry by. */
  readonly around?: { readonly digest: string; readonly place: Place; readonly search: string };
};

const headSchema = z.custom<Head>((head) => typeof head === 'object');
const restSchema = z.custom<Rest>((rest) => typeof rest === 'object');
const factsSchema = z.custom<Facts>((facts) => typeof facts === 'object');

/** Writes the body of an entry to the pack; gives what the index of the cache holds of the entry, and the facts in that body. */
export function keepEntry(
  file: TextFile,
  { frontmatter, rendered, uses, ...made }: Made & Pick<Facts, 'frontmatter' | 'uses'>,
  pack: BodyPack,
): { readonly line: KeptEntry; readonly facts: Facts } {
  const { html, markdown, mdx, links, references, passages, events, gone, ...others } = rendered;
  const { texts, anchors, headings, fragments, words: length, lostPictures } = others;
  const head = JSON.stringify({ headings, words: length } satisfies Head);
  const rest = JSON.stringify({ texts, anchors, fragments, lostPictures } satisfies Rest);
  const light: Light = { mdx, links: links.map(apart), references, passages, events, gone };
  const facts: Facts = { ...made, frontmatter, uses, light };
  const words = sourceWords(file.text);
  const told = JSON.stringify(facts);
  const body = Buffer.from(html + markdown + head + rest + told);
  const size = Buffer.byteLength;
  const own = [size(html), size(markdown), size(head), size(rest)] as const;
  const ownSize = own.reduce((sum, one) => sum + one, 0);
  const line: KeptEntry = {
    text: digestOfFile(file),
    id: frontmatter.id,
    body: pack.write([body, words === undefined ? new Uint8Array() : new Uint8Array(words.buffer)]),
    sizes: [own[0], own[1], own[2], own[3], body.length - ownSize, words?.byteLength ?? 0],
    anyWord: words === undefined,
    shown: digestOf(JSON.stringify([...own, hash('sha256', body.subarray(0, ownSize), 'base64url'), mdx])),
    given: digestOf(
      JSON.stringify([frontmatter, mdx, links.map(({ to }) => to), references, passages, events, made.related]),
    ),
  };
  return { line, facts };
}

/** A sentence is cut from its paragraph, which it would keep in memory as long as it is there itself. */
function apart(link: OutLink): OutLink {
  return { ...link, sentence: Buffer.from(link.sentence).toString() };
}

function digestOf(text: string): string {
  return hash('sha256', text, 'base64url');
}

/** What came of an entry that the cache has. */
export function madeOf(kept: KeptEntry, { messages, related, light }: Facts, pack: BodyPack): Made {
  return { rendered: new ShownFromCache(kept, light, pack), messages, related };
}

export function factsOf({ body, sizes }: KeptEntry, pack: BodyPack): Facts {
  const [html, markdown, head, rest, length] = sizes;
  const [name, at] = body;
  const bytes = pack.read([name, at + html + markdown + head + rest, length]);
  return factsSchema.parse(JSON.parse(bytes.toString('utf8')));
}

/** Words of its source as sorted numbers. */
export function wordsOf({ body, sizes }: KeptEntry, pack: BodyPack): Uint32Array {
  const length = sizes[5];
  const [name, at, whole] = body;
  const copy = new Uint8Array(pack.read([name, at + whole - length, length]));
  return new Uint32Array(copy.buffer);
}

/** HTML, Markdown and what the page shows besides are read at once. */
type LastRead = { readonly of: KeptEntry; readonly body: Buffer; html?: string; head?: Head; rest?: Rest };
/** Of the entry that was read last: its page, and the files beside it, ask for all of it several times. */
let last: LastRead | undefined;

/** The body is read from the disk when somebody asks for it: most builds show few. A class, for there are as many as entries: getters of an object would be made with each. */
class ShownFromCache implements Shown {
  readonly mdx: Light['mdx'];
  readonly links: Light['links'];
  readonly references: Light['references'];
  readonly passages: Light['passages'];
  readonly events: Light['events'];
  readonly gone: Light['gone'];
  readonly digest: string;
  readonly #kept: KeptEntry;
  readonly #pack: BodyPack;

  constructor(kept: KeptEntry, light: Light, pack: BodyPack) {
    this.#kept = kept;
    this.#pack = pack;
    ({
      mdx: this.mdx,
      links: this.links,
      references: this.references,
      passages: this.passages,
      events: this.events,
      gone: this.gone,
    } = light);
    this.digest = kept.shown;
  }

  get html() {
    const read = this.#last();
    read.html ??= textIn(read, 0, this.#kept.sizes[0]);
    return read.html;
  }
  get markdown() {
    const [html, markdown] = this.#kept.sizes;
    return textIn(this.#last(), html, markdown);
  }
  get fragments() {
    return this.#rest().fragments;
  }
  get texts() {
    return this.#rest().texts;
  }
  get anchors() {
    return this.#rest().anchors;
  }
  get headings() {
    return this.#head().headings;
  }
  get words() {
    return this.#head().words;
  }
  get lostPictures() {
    return this.#rest().lostPictures;
  }

  #head(): Head {
    const read = this.#last();
    const [html, markdown, head] = this.#kept.sizes;
    read.head ??= headSchema.parse(JSON.parse(textIn(read, html + markdown, head)));
    return read.head;
  }

  #rest(): Rest {
    const read = this.#last();
    const [name, at] = this.#kept.body;
    const [html, markdown, head, rest] = this.#kept.sizes;
    read.rest ??= restSchema.parse(
      JSON.parse(this.#pack.read([name, at + html + markdown + head, rest]).toString('utf8')),
    );
    return read.rest;
  }

  #last(): LastRead {
    if (last?.of !== this.#kept) {
      const [name, at] = this.#kept.body;
      const [html, markdown, head] = this.#kept.sizes;
      last = { of: this.#kept, body: this.#pack.read([name, at, html + markdown + head]) };
    }
    return last;
  }
}

function textIn({ body }: LastRead, from: number, length: number): string {
  return body.toString('utf8', from, from + length);
}
