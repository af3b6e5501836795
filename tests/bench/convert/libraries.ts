import { Readability } from '@mozilla/readability';
import { unzipSync } from 'fflate';
import { toMdast } from 'hast-util-to-mdast';
import { parseHTML } from 'linkedom';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import PostalMime from 'postal-mime';
import { SaxesParser } from 'saxes';
import { getResolvedPDFJS } from 'unpdf';
import { decodeHtml } from '../../../scripts/pipeline/read/html/decode-html.ts';
import { toHast } from '../../../scripts/pipeline/read/html/to-hast.ts';
import { endingOf } from '../../../scripts/pipeline/read/index.ts';

type Read = (bytes: Uint8Array) => unknown;

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

/** A page with its article chosen, and the tree of that. */
function page(html: string): void {
  const article = new Readability<Element>(parseHTML(html).document, { serializer: (node) => node as Element }).parse()
    ?.content;
  if (article) toMdast(toHast(article), { document: true });
}

function xml(source: string): void {
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', () => undefined);
  parser.write(source).close();
}

/** Members of a package by name, each through the parser of its kind. */
const members =
  (wanted: RegExp): Read =>
  (bytes) => {
    for (const [name, member] of Object.entries(unzipSync(bytes))) {
      if (!wanted.test(name)) continue;
      if (/html?$/.test(name)) toMdast(toHast(parseHTML(text(member)).document), { document: true });
      else xml(text(member));
    }
  };

/** All that the reader of PDFs asks of pdf.js, once each. */
async function pdf(bytes: Uint8Array): Promise<void> {
  const { getDocument } = await getResolvedPDFJS();
  const task = getDocument({ data: new Uint8Array(bytes), useSystemFonts: false, disableFontFace: true, verbosity: 0 });
  const proxy = await task.promise;
  for (let number = 1; number <= proxy.numPages; number += 1) {
    const one = await proxy.getPage(number);
    await one.getOperatorList();
    await one.getTextContent({ includeMarkedContent: true });
    await one.getAnnotations();
    await one.getStructTree();
    one.cleanup();
  }
  await proxy.getMetadata();
  await task.destroy();
}

async function mail(bytes: Uint8Array): Promise<void> {
  const { html } = await PostalMime.parse(new Uint8Array(bytes));
  if (html !== undefined) toMdast(toHast(parseHTML(html).document), { document: true });
}

async function archive(bytes: Uint8Array): Promise<void> {
  const { html } = await PostalMime.parse(new Uint8Array(bytes));
  if (html !== undefined) page(html);
}

const markdown: Read = (bytes) =>
  fromMarkdown(text(bytes), { extensions: [gfm()], mdastExtensions: gfmFromMarkdown() });
const html: Read = (bytes) => page(decodeHtml(bytes));

/**
 * The libraries that our readers stand on, told to do once what the readers have them do: no choice of ours, no layout, no
 * tree of ours, no passages.
 */
const alone: Readonly<Record<string, Read>> = {
  ...{ htm: html, html, md: markdown, mdx: markdown, txt: text, pdf, eml: mail, mht: archive, mhtml: archive },
  docx: members(/(?:document|styles|numbering|footnotes|endnotes|core|settings)\.xml$|\.rels$/),
  odt: members(/^(?:content|styles|meta)\.xml$/),
  epub: members(/\.(?:opf|ncx|x?html?)$|container\.xml$/),
};

/** One document through the libraries of its format. */
export async function readAlone(path: string, bytes: Uint8Array): Promise<void> {
  await alone[endingOf(path)]?.(bytes);
}
