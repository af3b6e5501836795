import type { Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import type { Message } from '../../../../src/model/message.ts';
import { flattenBelow, nestedDeeply } from '../nesting.ts';
import { boundedContainers } from './bounded-containers.ts';
import { boundedMarks } from './bounded-marks.ts';

/** A tree, and whether its elements are JSX; a message where that was hoped for in vain. */
export type Parsed = { readonly tree: Root; readonly messages: readonly Message[] };

/** Addresses that stand bare in a text are its words: what is a link is for its author to say. */
const gfmTrees = gfmFromMarkdown().map((extension) => ({ ...extension, transforms: [] }));

export function parseMarkdown(text: string, path: string): Parsed {
  return parse(text, { path, syntax: [gfm()], trees: [gfmTrees] });
}

/** MDX, or plain Markdown where it is not valid MDX: words with `<` and `{` that nobody meant as code. */
export async function parseMdx(text: string, path: string): Promise<Parsed> {
  // Loaded where they are needed only: a parser of JavaScript takes longer to load than most documents to read.
  const [{ mdxFromMarkdown }, { boundedMdx }] = await Promise.all([
    import('mdast-util-mdx'),
    import('./bounded-mdx.ts'),
  ]);
  try {
    return parse(text, { path, syntax: [gfm(), boundedMdx()], trees: [gfmTrees, mdxFromMarkdown()] });
  } catch (error) {
    const { tree, messages } = parseMarkdown(text, path);
    return { tree, messages: [...messages, notMdx(path, error)] };
  }
}

type Options = NonNullable<Parameters<typeof fromMarkdown>[1]>;
type Language = {
  readonly path: string;
  readonly syntax: NonNullable<Options['extensions']>;
  readonly trees: NonNullable<Options['mdastExtensions']>;
};

function parse(text: string, { path, syntax, trees }: Language): Parsed {
  let isCut = false;
  const bounded = boundedContainers(text);
  const marks = boundedMarks(() => {
    isCut = true;
  });
  const extensions = [marks, ...syntax];
  const tree = fromMarkdown(bounded.text, { extensions, mdastExtensions: trees });
  isCut = flattenBelow(tree) || isCut || bounded.isCut;
  return { tree, messages: isCut ? [nestedDeeply(path)] : [] };
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
