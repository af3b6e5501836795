import type { Blockquote, Paragraph, PhrasingContent, Root } from 'mdast';
import { visit } from 'unist-util-visit';

/** The mark of a remark set off from the text, as GitHub and Obsidian write it: `> [!note]`, `> [!quote]- Title`. */
const MARK = /^\[!\w[\w -]{0,30}(?:\|[^\]\n]{0,60})?\][+-]?[ \t]?/;

/** The marks of callouts are no words: they go, and a title on the line of the mark becomes a paragraph of its own. */
export function withoutCalloutMarks(tree: Root): void {
  visit(tree, 'blockquote', (quote) => {
    const [first, ...rest] = quote.children;
    if (first?.type !== 'paragraph') return;
    const bare = withoutMark(first);
    if (bare !== undefined) quote.children = [...bare, ...rest];
  });
}

function withoutMark({ children }: Paragraph): Blockquote['children'] | undefined {
  const [text, ...after] = children;
  if (text?.type !== 'text' || !MARK.test(text.value)) return undefined;
  const bare: PhrasingContent[] = [{ type: 'text', value: text.value.replace(MARK, '') }, ...after];
  const at = bare.findIndex((node) => node.type === 'break' || (node.type === 'text' && node.value.includes('\n')));
  const [title, body] = at < 0 ? [bare, []] : splitAt(bare, at);
  return [title, body].filter((part) => part.some(isSaid)).map((part) => ({ type: 'paragraph', children: part }));
}

function splitAt(children: readonly PhrasingContent[], at: number): [PhrasingContent[], PhrasingContent[]] {
  const [line, rest] = [children[at], children.slice(at + 1)];
  if (line?.type !== 'text') return [children.slice(0, at), rest];
  const end = line.value.indexOf('\n');
  return [
    [...children.slice(0, at), { type: 'text', value: line.value.slice(0, end) }],
    [{ type: 'text', value: line.value.slice(end + 1) }, ...rest],
  ];
}

function isSaid(node: PhrasingContent): boolean {
  return node.type !== 'text' || node.value.trim() !== '';
}
