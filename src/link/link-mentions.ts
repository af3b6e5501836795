import type { Nodes, Root, RootContent, Text } from 'mdast';
import { findLabels, type LabelIndex, labelKey } from './label-index.ts';
import { returningWords } from './returning-words.ts';
import { childrenOf, type Splice, spliceText, withChildren } from './splice-text.ts';

/** What linking needs to know of one entry. */
export type LinkOptions = {
  readonly index: LabelIndex;
  /** The entry itself is never linked. */
  readonly self: string;
  /** Labels, in whatever inflection, and ids of entries that a person does not want linked here. */
  readonly never: readonly string[];
  /** Of the entry itself: they settle which of several entries a label means. */
  readonly tags?: readonly string[];
};

/** Links name entries by id; only rendering turns them into addresses. */
export const ENTRY_SCHEME = 'entry:';

/** Text that is never made a link. */
const CLOSED = new Set(['link', 'linkReference', 'heading', 'code', 'inlineCode', 'definition', 'yaml', 'image']);
/** Words of others: linked only where they are a label letter for letter. */
const VERBATIM = new Set(['Excerpt', 'Definition']);

type Section = {
  readonly seen: Set<string>;
  readonly options: LinkOptions;
  readonly never: ReadonlySet<string>;
  readonly verbatim: boolean;
  readonly comesBack: (word: string) => boolean;
};

/**
 * The tree with the first mention of each entry in each section made a link. A label that is an everyday word is linked
 * only where the text keeps coming back to it: elsewhere it is said in passing.
 */
export function linkMentions(tree: Root, options: LinkOptions): Root {
  let seen = new Set<string>();
  const comesBack = returningWords(tree);
  const never = new Set(options.never.flatMap((name) => [name, labelKey(name)]));
  const children = tree.children.map((node): RootContent => {
    if (node.type === 'heading') seen = new Set();
    return linkNode(node, { seen, options, never, verbatim: false, comesBack });
  });
  return { ...tree, children };
}

function linkNode<Node extends Nodes>(node: Node, section: Section): Node {
  if (CLOSED.has(node.type)) return node;
  const name = 'name' in node && typeof node.name === 'string' ? node.name : '';
  const inner = VERBATIM.has(name) ? { ...section, verbatim: true } : section;
  const children = childrenOf(node).flatMap((child): RootContent[] =>
    child.type === 'text' ? spliceText(child, splicesOf(child, inner)) : [linkNode(child, inner)],
  );
  return withChildren(node, children);
}

function splicesOf(node: Text, { seen, options, never, verbatim, comesBack }: Section): readonly Splice[] {
  return findLabels(options.index, node.value, options.tags).flatMap(
    ({ id, start, end, exact, isEveryday }): Splice[] => {
      const label = node.value.slice(start, end);
      const wanted = id !== options.self && !seen.has(id) && (exact || !verbatim);
      if (!wanted || never.has(id) || never.has(labelKey(label)) || (isEveryday && !comesBack(label))) return [];
      seen.add(id);
      return [
        { start, end, node: { type: 'link', url: `${ENTRY_SCHEME}${id}`, children: [{ type: 'text', value: label }] } },
      ];
    },
  );
}
