import type { Root } from 'mdast';
import type { PDFDocumentProxy } from 'unpdf/pdfjs';
import type { Message } from '../../../src/model/message.ts';
import type { Block, Context } from './pdf/context.ts';
import { hyphensOf } from './pdf/hyphens.ts';
import { limits } from './pdf/limits.ts';
import { openPdf, readPages } from './pdf/open.ts';
import { isRecord } from './pdf/page.ts';
import { structureOf } from './pdf/structure.ts';
import { taggedBlocks } from './pdf/tagged.ts';
import { untaggedBlocks } from './pdf/untagged.ts';
import { within } from './pdf/within.ts';
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
  const items = pages.flatMap((page) => page.items);
  const { info } = await within(proxy.getMetadata(), limits.secondsAnswer);
  const byBrowser =
    isRecord(info) && /skia|chrom|firefox|quartz.*safari|wkhtml|webkit/i.test(`${info.Creator} ${info.Producer}`);
  const context: Context = { pages, hyphens: hyphensOf(items, byBrowser), pictures: new Map() };
  const removed: Removal[] = [];
  const structure = structureOf(pages);
  const blocks = structure ? taggedBlocks(structure, context) : untaggedBlocks(context, removed);
  return { facts: {}, factOrigins: {}, tree: rootOf(blocks), removed, assets: [], messages };
}

function rootOf(children: Block[]): Root {
  return { type: 'root', children };
}
