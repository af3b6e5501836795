import { ambiguousLabels, type LabelIndex, type Labelled, labelIndexOf } from '../link/label-index.ts';
import { linkMentions } from '../link/link-mentions.ts';
import { entryNamed, resolveWikiLinks } from '../link/wiki-links.ts';
import type { Message } from '../model/message.ts';
import { stringsOf } from '../strings/strings-of.ts';
import { checkExcerpts } from './check-excerpts.ts';
import type { ShownSource } from './components/component.ts';
import { resolveTerms } from './components/term.ts';
import { type Followed, followedNames, followName, nameMessages } from './followed-names.ts';
import type { ParsedContent, ParsedEntry } from './parse-content.ts';
import { type Rendered, renderEntry } from './render-entry.ts';

export type RenderedEntry = {
  readonly entry: ParsedEntry;
  readonly rendered: Rendered;
  /** Ids of the entries that its author sets beside it, as they stand today. */
  readonly related: readonly string[];
};

export type Addresses = {
  readonly entry: (id: string) => string | undefined;
  readonly source: (id: string) => string;
};

/** Every entry linked to the others and rendered. */
export function renderEntries(
  content: ParsedContent,
  addresses: Addresses,
): { entries: readonly RenderedEntry[]; messages: readonly Message[] } {
  const labelled = [...content.entries.values()].map(labelledOf(content));
  const index = labelIndexOf(labelled);
  const messages: Message[] = ambiguityMessages(content, labelled);
  const sources = shownSources(content, addresses);
  const ids = new Set(content.entries.keys());
  const followed = followedNames(content.ledger);
  const entries = [...content.entries.values()].map((entry): RenderedEntry => {
    messages.push(...checkExcerpts(entry, content));
    const linked = linkEntry(entry, { index, ids, followed });
    messages.push(...linked.messages);
    const open = entry.frontmatter.mdx === 'open';
    if (open) messages.push(openMessage(entry));
    const rendered = renderEntry(linked.tree, {
      source: (id) => sources.get(id),
      entryHref: addresses.entry,
      known: content.fragments.get(entry.frontmatter.id),
      strings: stringsOf(entry.frontmatter.language ?? content.settings.language),
      open,
    });
    return { entry, rendered, related: linked.related };
  });
  return { entries, messages };
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
  readonly index: LabelIndex;
  readonly ids: ReadonlySet<string>;
  /** What names of ended entries lead to. */
  readonly followed: ReadonlyMap<string, Followed>;
};

function linkEntry(entry: ParsedEntry, { index, ids, followed }: Names) {
  const { path } = entry;
  const { id: self, neverLink, related } = entry.frontmatter;
  const follow = (name: string) => followName(followed, name);
  const byName = (name: string) => entryNamed(index, ids, name);
  const byId = (id: string) => (ids.has(id) ? id : undefined);
  const terms = resolveTerms(entry.tree, (id) => byId(id) ?? follow(id));
  const wiki = resolveWikiLinks(terms.tree, (name) => byName(name) ?? follow(name));
  const tree = linkMentions(wiki.tree, { index, self, never: neverLink });
  const others = related.map((name) => ({ name, id: byId(name) ?? follow(name), line: undefined }));
  const messages = [
    ...nameMessages(terms.links, { path, way: 'term', direct: byId, followed }),
    ...nameMessages(others, { path, way: 'related', direct: byId, followed }),
    ...nameMessages(wiki.links, { path, way: 'wiki', direct: byName, followed }),
  ];
  return { tree, messages, related: [...new Set(others.flatMap(({ id }) => (id === self ? [] : (id ?? []))))] };
}

/** Names an entry answers to: its title, its labels, and the hidden labels a person gave the term. */
function labelledOf(content: ParsedContent): (entry: ParsedEntry) => Labelled {
  const hidden = new Map(content.vocabulary.terms.map((term) => [term.prefLabel, term.hiddenLabel]));
  return ({ frontmatter: { id, kind, title, labels } }) => ({
    id,
    kind,
    labels: [title, ...labels, ...(hidden.get(title) ?? [])],
  });
}

function ambiguityMessages(content: ParsedContent, labelled: readonly Labelled[]): Message[] {
  return [...ambiguousLabels(labelled)].map(([label, ids]) => ({
    rule: 'label-ambiguous',
    severity: 'warning',
    path: content.entries.get(ids[0] ?? '')?.path ?? 'entries',
    reason: `\`${label}\` names ${ids.join(' and ')}.`,
    advice: 'Remove the label from all but one of them; mentions are linked to the first.',
  }));
}

function shownSources(content: ParsedContent, addresses: Addresses): ReadonlyMap<string, ShownSource> {
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
