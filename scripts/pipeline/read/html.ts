import type { Heading, Root } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import type { Message } from '../../../src/model/message.ts';
import { chooseFacts, type FactCandidate } from '../facts/choose-facts.ts';
import { fold } from '../facts/fold.ts';
import { decodeHtml } from './html/decode-html.ts';
import { factCandidates } from './html/fact-candidates.ts';
import { type BlockScore, keepMainContent } from './html/main-content.ts';
import { noteCaptions } from './html/note-captions.ts';
import { parseHtml, wasFlattened } from './html/parse-html.ts';
import { toHast } from './html/to-hast.ts';
import { toMdast } from './html/to-mdast.ts';
import { nestedDeeply } from './nesting.ts';
import { nothing } from './nothing.ts';
import type { Asset, Reader, Reading, Removal } from './reader.ts';

/** A saved web page → its facts and its main content. */
export const readHtml: Reader = async ({ path, bytes }) => readPage(decodeHtml(bytes), path);

export type PageHints = {
  /** What the file that the page came in says of it; believed last. */
  readonly known?: readonly FactCandidate[];
  /** Another judge of blocks than the model that is part of the program; for measuring. */
  readonly score?: BlockScore;
};

/**
 * Text of a page → reading; used by every format that holds a page.
 * Relative addresses stay as they are: they are resolved against `facts.url` where they are shown.
 */
export function readPage(html: string, path: string, { known = [], score }: PageHints = {}): Reading {
  if (html.trim() === '') return nothing(empty(path, 'The page is empty.'));
  const document = parseHtml(html);
  const { facts, factOrigins } = chooseFacts([...factCandidates(document), ...known]);
  noteCaptions(document);
  const { removed } = keepMainContent(document, score);
  const assets: Asset[] = [];
  const tree = toMdast(toHast(document), { assets });
  const { tree: untitled, removal } = withoutTitle(tree, facts.title);
  const shown = { facts, factOrigins, removed: [...removed, ...removal], assets };
  const messages = wasFlattened(document) ? [nestedDeeply(path)] : [];
  if (untitled.children.length > 0) return { ...shown, tree: untitled, messages };
  // A page that a script fills in the browser says at least in its head what it is about.
  if (facts.description === undefined) {
    return { ...shown, tree: untitled, messages: [empty(path, 'No text was found on the page.')] };
  }
  return { ...shown, tree: paragraphOf(facts.description), messages: [onlyDescription(path)] };
}

/** The title is a fact: its heading, where it is among the first blocks, is not said again. */
function withoutTitle(tree: Root, title: string | undefined): { readonly tree: Root; readonly removal: Removal[] } {
  const at = tree.children.slice(0, 4).findIndex((node) => node.type === 'heading' && isTitle(node, title));
  if (at < 0) return { tree, removal: [] };
  const children = tree.children.filter((_, index) => index !== at);
  return { tree: { ...tree, children }, removal: [{ step: 'title', what: title ?? '', why: 'it is in the facts' }] };
}

function isTitle(heading: Heading, title: string | undefined): boolean {
  return title !== undefined && fold(textOf(heading)) === fold(title);
}

function paragraphOf(value: string): Root {
  return { type: 'root', children: [{ type: 'paragraph', children: [{ type: 'text', value }] }] };
}

function onlyDescription(path: string): Message {
  return {
    ...empty(path, 'The page holds no text but the description in its head, which was taken.'),
    rule: 'source-only-description',
    severity: 'warning',
  };
}

function empty(path: string, reason: string): Message {
  return {
    rule: 'source-empty',
    severity: 'error',
    path,
    reason,
    advice: 'Open the page in a browser, let it load, and save it again.',
  };
}
