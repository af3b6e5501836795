import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';
import type { PDFDocumentProxy } from 'unpdf/pdfjs';
import type { Message } from '../../../src/model/message.ts';
import type { Block, Context } from './pdf/context.ts';
import { hyphensOf } from './pdf/hyphens.ts';
import { openPdf, readPages } from './pdf/open.ts';
import type { Page } from './pdf/page.ts';
import { factsOf } from './pdf/pdf-facts.ts';
import { picturesOf } from './pdf/pictures.ts';
import { statedFacts } from './pdf/stated-facts.ts';
import { type Element, itemsOf, structureOf } from './pdf/structure.ts';
import { taggedBlocks } from './pdf/tagged.ts';
import { untaggedBlocks } from './pdf/untagged.ts';
import type { Input, Reader, Reading, Removal } from './reader.ts';

/** PDF → document: by its structure tree where it has one, else by where its words stand on the page. */
export const readPdf: Reader = async (input) => {
  const messages: Message[] = [];
  const proxy = await openPdf(input, messages);
  if (!proxy) return { facts: {}, factOrigins: {}, tree: rootOf([]), removed: [], assets: [], messages };
  try {
    return await readOpen(proxy, input, messages);
  } finally {
    await proxy.loadingTask.destroy();
  }
};

async function readOpen(proxy: PDFDocumentProxy, input: Input, messages: Message[]): Promise<Reading> {
  const pages = await readPages(proxy, input.path, messages);
  const { candidates, byBrowser } = await statedFacts(proxy);
  const { assets, placed } = await picturesOf(proxy, pages);
  const items = pages.flatMap((page) => page.items);
  const context: Context = { pages, hyphens: hyphensOf(items, byBrowser), pictures: placed };
  const removed: Removal[] = [];
  const structure = structureOf(pages);
  const tagged = structure !== undefined && isWhole(structure, pages) ? structure : undefined;
  const { blocks, gone } = tagged ? byStructure(tagged, context) : byLayout(context);
  removed.push(...gone);
  if (blocks.length === 0) messages.push(noText(input.path));
  const known = factsOf(blocks, pages, candidates);
  return {
    facts: known.facts,
    factOrigins: known.factOrigins,
    tree: rootOf(known.blocks),
    removed: [...removed, ...known.removed],
    assets: assets.filter(({ name }) => isUsed(known.blocks, name)),
    messages,
  };
}

function isUsed(blocks: readonly Block[], name: string): boolean {
  let used = false;
  visit(rootOf(blocks), 'image', (image) => {
    used ||= image.url === name;
  });
  return used;
}

type Laid = { readonly blocks: Block[]; readonly gone: readonly Removal[] };

function byLayout(context: Context): Laid {
  const gone: Removal[] = [];
  return { blocks: untaggedBlocks(context, gone), gone };
}

/** A structure that knows no headings, in a file whose layout shows several, was not made with care: layout decides. */
function byStructure(structure: Element, context: Context): Laid {
  const blocks = taggedBlocks(structure, context);
  if (headingsIn(blocks) === 0) {
    const laid = byLayout(context);
    if (headingsIn(laid.blocks) >= 3) return laid;
  }
  return { blocks, gone: untaggedText(structure, context.pages) };
}

function headingsIn(blocks: readonly Block[]): number {
  return blocks.filter(({ type }) => type === 'heading').length;
}

/** Share of a file's letters that its structure must hold to be followed. */
const WHOLE = 0.85;

function isWhole(structure: Element, pages: readonly Page[]): boolean {
  const letters = (texts: readonly { readonly text: string }[]) =>
    texts.reduce((sum, { text }) => sum + text.trim().length, 0);
  const all = letters(pages.flatMap((page) => page.items.filter((item) => !item.artifact)));
  return all > 0 && letters(itemsOf(structure)) >= WHOLE * all;
}

/** What a tagged file leaves outside of its structure: running heads, page numbers, decoration. */
function untaggedText(structure: Element, pages: readonly Page[]): Removal[] {
  const kept = new Set(itemsOf(structure));
  return pages.flatMap((page) => {
    const left = page.items.filter((item) => !kept.has(item) && item.text.trim() !== '');
    const what = left
      .map((item) => item.text)
      .join(' ')
      .trim();
    return what === ''
      ? []
      : [{ step: 'structure', what, why: `outside of the file's structure on page ${page.label}` }];
  });
}

function noText(path: string): Message {
  return {
    rule: 'pdf-no-text',
    severity: 'error',
    path,
    reason: 'The PDF holds no text, only pictures of it.',
    advice: 'Run text recognition over it (for example with ocrmypdf) and use the result.',
  };
}

function rootOf(children: readonly Block[]): Root {
  return { type: 'root', children: [...children] };
}
