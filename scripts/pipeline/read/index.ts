import type { Message } from '../../../src/model/message.ts';
import { readDocx } from './docx.ts';
import { readEml } from './eml.ts';
import { readEpub } from './epub.ts';
import { readHtml } from './html.ts';
import { readMarkdown } from './markdown.ts';
import { readMhtml } from './mhtml.ts';
import { withinLevels } from './nesting.ts';
import { nothing } from './nothing.ts';
import { readOdt } from './odt.ts';
import { readPdf } from './pdf.ts';
import type { Input, Reader, Reading } from './reader.ts';
import { readText } from './text.ts';

/** The formats we read, by the ending of the file's name. Adding one is one file, one line here, one fixture. */
export const formats: Readonly<Record<string, { readonly name: string; readonly read: Reader }>> = {
  docx: { name: 'Word document', read: readDocx },
  eml: { name: 'mail', read: readEml },
  epub: { name: 'EPUB', read: readEpub },
  htm: { name: 'HTML', read: readHtml },
  html: { name: 'HTML', read: readHtml },
  md: { name: 'Markdown', read: readMarkdown },
  mdx: { name: 'MDX', read: readMarkdown },
  mht: { name: 'web archive', read: readMhtml },
  mhtml: { name: 'web archive', read: readMhtml },
  odt: { name: 'OpenDocument text', read: readOdt },
  pdf: { name: 'PDF', read: readPdf },
  txt: { name: 'text', read: readText },
};

/** The ending of a path that names its format, in lower case: `report.final.PDF` → `pdf`. */
export function endingOf(path: string): string {
  return /\.([^./]+)$/.exec(path)?.[1]?.toLowerCase() ?? '';
}

/** One file → its reading, by the format its ending names. */
export async function read(input: Input): Promise<Reading> {
  const format = formats[endingOf(input.path)];
  if (format === undefined) return nothing(unknownFormat(input.path));
  try {
    return withinLevels(await format.read(input), input.path);
  } catch (error) {
    return nothing(unreadable(input.path, error));
  }
}

function unknownFormat(path: string): Message {
  return {
    rule: 'source-format-unknown',
    severity: 'error',
    path,
    reason: `There is no reader for \`.${endingOf(path)}\`.`,
    advice: `Save the document as one of ${Object.keys(formats).join(', ')}, or move the file out of sources.`,
  };
}

/** A reader that fails on a document must not stop the others; the document is named, so that it can be reported. */
function unreadable(path: string, error: unknown): Message {
  return {
    rule: 'source-unreadable',
    severity: 'error',
    path,
    reason: `The document cannot be read: ${String(error instanceof Error ? error.message : error).slice(0, 200)}.`,
    advice: 'Save it again or in another format; if it opens elsewhere, please report it.',
  };
}
