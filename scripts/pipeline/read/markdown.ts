import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { chooseFacts } from '../facts/choose-facts.ts';
import { writableTree } from '../writable-tree.ts';
import { decode } from './decode.ts';
import { cutFrontmatter } from './frontmatter.ts';
import { withoutCalloutMarks } from './markdown/callouts.ts';
import { factCandidates } from './markdown/facts.ts';
import { parseMarkdown, parseMdx } from './markdown/parse-markdown.ts';
import type { Content } from './markdown/without-code.ts';
import { nothing } from './nothing.ts';
import type { Input, Reader, Reading } from './reader.ts';
import { titleHeading, withoutTitle } from './title.ts';
import { orMessage, Unreadable } from './unreadable.ts';

/**
 * Reads Markdown (CommonMark with GFM) and MDX: facts of YAML frontmatter, elements of HTML and JSX as what Markdown has
 * for them. Nothing in a file is ever run.
 */
export const readMarkdown: Reader = (input) => orMessage(input, () => readSource(input));

async function readSource(input: Input): Promise<Reading> {
  const { path } = input;
  const decoded = decode(input.bytes);
  if ('problem' in decoded) {
    const reason = decoded.problem === 'empty' ? 'The file is empty.' : 'The file is not text, whatever its name says.';
    const rule = decoded.problem === 'empty' ? 'source-empty' : 'source-not-text';
    throw new Unreadable(rule, reason, 'Put the document there again, or take the file away.');
  }
  const head = cutFrontmatter(decoded.text, path);
  if ('refused' in head) return nothing(head.refused);
  const isMdx = /\.mdx$/i.test(path);
  const parsed = await (isMdx ? parseMdx : parseMarkdown)(head.body, path);
  withoutCalloutMarks(parsed.tree);
  const { tree: content, removed, assets } = await contentOf(parsed.tree);
  const tree = writableTree(content);
  const title = { fact: 'title' as const, value: titleHeading(tree) ?? '', origin: 'first heading' };
  const { facts, factOrigins } = chooseFacts([...factCandidates(head.values), title]);
  const messages = [...head.messages, ...parsed.messages];
  return { facts, factOrigins, tree: withoutTitle(tree, facts.title), removed, assets, messages };
}

const CODE = new Set([
  ...['html', 'mdxJsxFlowElement', 'mdxJsxTextElement'],
  ...['mdxjsEsm', 'mdxFlowExpression', 'mdxTextExpression'],
]);

/** A tree without HTML and code in it stays as it is, and what reads HTML need not be loaded for it. */
async function contentOf(tree: Root): Promise<Content> {
  let hasCode = false;
  visit(tree, ({ type }) => {
    hasCode ||= CODE.has(type);
  });
  if (!hasCode) return { tree, removed: [], assets: [] };
  return (await import('./markdown/without-code.ts')).withoutCode(tree);
}
