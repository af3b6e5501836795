import { digestOf } from '../data/digest-of.ts';
import { ambiguousLabels, type LabelIndex, type Labelled, labelIndexOf } from '../link/label-index.ts';
import { linkMentions } from '../link/link-mentions.ts';
import { entryNamed, resolveWikiLinks } from '../link/wiki-links.ts';
import type { FragmentsGiven } from '../model/fragment-ledger.ts';
import type { Message } from '../model/message.ts';
import type { EarlierText, SourceDocument } from '../model/source.ts';
import { stringsOf } from '../strings/strings-of.ts';
import { checkExcerpts } from './check/check-excerpts.ts';
import type { ShownSource } from './components/component.ts';
import type { FindPicture } from './components/picture.ts';
import { resolveTerms } from './components/term.ts';
import { pictureFinder } from './find-picture.ts';
import { markdownTwin } from './markdown-twin.ts';
import type { EntryMemory } from './memory/entry-memory.ts';
import type { Made, Shown } from './memory/kept-entry.ts';
import type { Names as AllNames } from './memory/kept-names.ts';
import { remembering } from './memory/remembering.ts';
import { nameLines } from './named-words.ts';

import { once } from './once.ts';
import type { BesideEntries, ParsedContent, ParsedEntry } from './parse-content.ts';
import { renderEntry } from './render-entry.ts';
import { type Followed, followedNames, followName, nameMessages } from './versions/followed-names.ts';

export type RenderedEntry = {
  readonly entry: ParsedEntry;
  readonly rendered: Shown;
  /** Ids of the entries that its author sets beside it, as they stand today. */
  readonly related: readonly string[];
};

export type Addresses = {
  readonly entry: (id: string) => string | undefined;
  readonly source: (id: string) => string;
  /** Address of a file of the site, by its path there. */
  readonly file: (path: string) => string;
};

/** All that an entry is rendered with, besides its own text. */
export type Around = {
  readonly names: Names;
  readonly documents: Lookup<SourceDocument>;
  readonly earlier: Lookup<readonly EarlierText[]>;
  readonly sources: Lookup<ShownSource>;
  readonly entryHref: Addresses['entry'];
  readonly picture: FindPicture;
  readonly id: string;
  /** Fragments that pages were given before. */
  readonly fragments: FragmentsGiven;
  /** BCP 47: of the entry, else of the site. */
  readonly language: string;
};
export type Lookup<T> = Pick<ReadonlyMap<string, T>, 'get'>;

type RenderedEntries = {
  readonly entries: readonly RenderedEntry[];
  readonly messages: readonly Message[];
  /** Those of them that are of names which several entries have. */
  readonly ambiguous: readonly Message[];
  /** The others, by the path of the entry. */
  readonly told: readonly (readonly [path: string, messages: readonly Message[]])[];
  /** A body has errors, and with it names have gone. */
  readonly refused: boolean;
};

/** Every entry linked to the others and rendered. */
export function renderEntries(content: ParsedContent, addresses: Addresses, memory?: EntryMemory): RenderedEntries {
  const labelled = labelledIn(content);
  const nameAll = (): AllNames => {
    const shared = ambiguousLabels(labelled);
    return { shared, lines: nameLines(labelled, { shared, ledger: content.ledger }) };
  };
  const ends = Array.from(content.ledger.standings.values(), ({ id, end }) => end && [id, end]);
  const shared = memory === undefined ? nameAll().shared : memory.nameAll(digestOf([labelled, ends]), nameAll);
  const ambiguous = ambiguityMessages(content, shared);
  const told: [string, readonly Message[]][] = [];
  const aroundOf = aroundEach(content, addresses);
  const remember = memory && remembering(memory);
  let refused = false;
  const entries = [...content.entries.values()].flatMap((entry): RenderedEntry[] => {
    const around = aroundOf(entry);
    const made = remember === undefined ? renderOne(entry, around) : remember(entry, around);
    if (made === undefined) refused = true;
    if (made !== undefined && made.messages.length > 0) told.push([entry.path, made.messages]);
    return made === undefined ? [] : [{ entry, rendered: made.rendered, related: made.related }];
  });
  const messages = [...ambiguous, ...told.flatMap(([, said]) => said)];
  return { entries, messages, ambiguous, told, refused };
}

/** What each entry of a folder is rendered with. */
export function aroundEach(content: ParsedContent, addresses: Addresses): (entry: ParsedEntry) => Around {
  // Made when the first entry is rendered: most builds render none.
  const indexFor = once(() => labelIndexOf(labelledIn(content)));
  return aroundAmong({ ids: new Set(content.entries.keys()), indexFor }, content, addresses);
}

/** What each entry is rendered with among others of these names. */
export function aroundAmong(
  others: Omit<Names, 'followed'>,
  content: BesideEntries,
  addresses: Addresses,
): (entry: ParsedEntry) => Around {
  const shown = once(() => shownSources(content, addresses));
  const followed = once(() => followedNames(content.ledger));
  const names: Names = { ...others, followed };
  const documents: Around['documents'] = { get: (id) => content.documents.get(id) };
  const earlier: Around['earlier'] = { get: (id) => content.earlier.get(id) };
  const sources: Around['sources'] = { get: (id) => shown().get(id) };
  const picture = pictureFinder(content.pictures, addresses.file);
  const { settings, fragments } = content;
  return ({ frontmatter: { id, language } }) => ({
    names,
    documents,
    earlier,
    sources,
    entryHref: addresses.entry,
    picture,
    id,
    fragments,
    language: language ?? settings.language,
  });
}

/** One entry linked to the others and rendered, and what is to be said of it. */
export function renderOne(entry: ParsedEntry, around: Around): Made {
  const open = entry.frontmatter.mdx === 'open';
  const linked = linkEntry(entry, around.names);
  const rendered = renderEntry(linked.tree, {
    source: (id) => around.sources.get(id),
    entryHref: around.entryHref,
    picture: around.picture,
    known: around.fragments.get(around.id),
    strings: stringsOf(around.language),
    open,
  });
  const messages = [
    ...checkExcerpts(entry, around),
    ...linked.messages,
    ...(open ? [openMessage(entry)] : []),
    ...rendered.lostPictures.map((address) => pictureMissing(entry, address)),
  ];
  const shown: Shown = {
    ...rendered,
    get markdown() {
      return markdownTwin(entry, { documents: around.documents, references: rendered.references });
    },
  };
  return { rendered: shown, messages, related: linked.related };
}

function pictureMissing({ path }: ParsedEntry, address: string): Message {
  return {
    rule: 'picture-missing',
    severity: 'error',
    path,
    reason: `There is no picture \`${address}\`, or it cannot be read.`,
    advice: 'Put it into `pictures/` of the content folder, as PNG, JPEG, WebP, AVIF, GIF or SVG.',
  };
}

function openMessage({ path }: ParsedEntry): Message {
  return {
    rule: 'entry-open',
    severity: 'info',
    path,
    reason: 'This entry says `mdx: open`: what it holds is run when the site is built.',
    advice: 'Keep it so only where you trust everyone who can change the file.',
  };
}

/** What a link may be named by. */
type Names = {
  readonly indexFor: (entry: ParsedEntry) => LabelIndex;
  readonly ids: ReadonlySet<string>;
  /** What names of ended entries lead to. */
  readonly followed: () => ReadonlyMap<string, Followed>;
};

function linkEntry(entry: ParsedEntry, { indexFor, ids, followed }: Names) {
  const { path } = entry;
  const { id: self, neverLink, related, tags } = entry.frontmatter;
  const index = indexFor(entry);
  const follow = (name: string) => followName(followed(), name);
  const byName = (name: string) => entryNamed(index, ids, name);
  const byId = (id: string) => (ids.has(id) ? id : undefined);
  const terms = resolveTerms(entry.tree, (id) => byId(id) ?? follow(id));
  const wiki = resolveWikiLinks(terms.tree, (name) => byName(name) ?? follow(name));
  const tree = linkMentions(wiki.tree, { index, self, never: neverLink, tags });
  const others = related.map((name) => ({ name, id: byId(name) ?? follow(name), line: undefined }));
  const messages = [
    ...nameMessages(terms.links, { path, way: 'term', direct: byId, followed }),
    ...nameMessages(others, { path, way: 'related', direct: byId, followed }),
    ...nameMessages(wiki.links, { path, way: 'wiki', direct: byName, followed }),
  ];
  return { tree, messages, related: [...new Set(others.flatMap(({ id }) => (id === self ? [] : (id ?? []))))] };
}

/** Names the entries answer to: title, labels, and the hidden labels a person gave the term. */
function labelledIn({ vocabulary, entries }: ParsedContent): readonly Labelled[] {
  const hidden = new Map(vocabulary.terms.map((term) => [term.prefLabel, term.hiddenLabel]));
  return [...entries.values()].map(({ frontmatter: { id, kind, title, labels, tags } }) => ({
    id,
    kind,
    tags,
    labels: [title, ...labels, ...(hidden.get(title) ?? [])],
  }));
}

function ambiguityMessages(content: ParsedContent, shared: ReturnType<typeof ambiguousLabels>): Message[] {
  return [...shared].map(([label, ids]) => ({
    rule: 'label-ambiguous',
    severity: 'warning',
    path: content.entries.get(ids[0] ?? '')?.path ?? 'entries',
    reason: `\`${label}\` names ${ids.join(' and ')}.`,
    advice:
      'Mentions are linked to the one that shares most tags with the entry they stand in, else to the first. Where that is wrong, remove the label from one of them or link by hand: `[[id|words]]`.',
  }));
}

function shownSources(content: BesideEntries, addresses: Addresses): ReadonlyMap<string, ShownSource> {
  return new Map(
    [...content.documents.values()].map((document) => [
      document.id,
      {
        document,
        href: addresses.source(document.id),
        passages: new Map(document.passages.map((passage) => [passage.id, passage])),
        earlier: new Map(
          (content.earlier.get(document.id) ?? []).flatMap(({ passages }) =>
            passages.map((passage) => [passage.id, passage]),
          ),
        ),
      },
    ]),
  );
}
