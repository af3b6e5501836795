import type { Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { mdxFromMarkdown } from 'mdast-util-mdx';
import { gfm } from 'micromark-extension-gfm';
import { mdxjs } from 'micromark-extension-mdxjs';
import type { Message } from '../../../../src/model/message.ts';

/** A tree, and whether its elements are JSX; a message where that was hoped for in vain. */
export type Parsed = { readonly tree: Root; readonly messages: readonly Message[] };

/** Addresses that stand bare in a text are its words: what is a link is for its author to say. */
const gfmTrees = gfmFromMarkdown().map((extension) => ({ ...extension, transforms: [] }));

export function parseMarkdown(text: string): Root {
  return fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmTrees] });
}

/** MDX, or plain Markdown where it is not valid MDX: words with `<` and `{` that nobody meant as code. */
export function parseMdx(text: string, path: string): Parsed {
  try {
    const tree = fromMarkdown(text, { extensions: [gfm(), mdxjs()], mdastExtensions: [gfmTrees, mdxFromMarkdown()] });
    return { tree, messages: [] };
  } catch (error) {
    return { tree: parseMarkdown(text), messages: [notMdx(path, error)] };
  }
}

function notMdx(path: string, error: unknown): Message {
  const said = error instanceof Error ? error.message.slice(0, 160) : '';
  const line = typeof error === 'object' && error !== null && 'line' in error ? Number(error.line) : undefined;
  const reason = `The file is no valid MDX and was read as Markdown: ${said}.`;
  const place = line === undefined || Number.isNaN(line) ? {} : { line };
  return {
    rule: 'mdx-invalid',
    severity: 'warning',
    path,
    ...place,
    reason,
    advice: 'Mend it, or give it the ending .md.',
  };
}
