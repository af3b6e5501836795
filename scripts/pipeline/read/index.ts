import type { Message } from '../../../src/model/message.ts';
import { withinLevels } from './nesting.ts';
import { nothing } from './nothing.ts';
import type { Input, Reader, Reading } from './reader.ts';

/**
 * The formats we read, by the ending of the file's name. Adding one is one file, one line here, one fixture. A reader is
 * loaded with the first file of its kind: all of them take a second and 100 MB.
 */
export const formats: Readonly<Record<string, { readonly name: string; readonly read: Reader }>> = {
  docx: { name: 'Word document', read: async (input) => (await import('./docx.ts')).readDocx(input) },
  eml: { name: 'mail', read: async (input) => (await import('./eml.ts')).readEml(input) },
  epub: { name: 'EPUB', read: async (input) => (await import('./epub.ts')).readEpub(input) },
  htm: { name: 'HTML', read: async (input) => (await import('./html.ts')).readHtml(input) },
  html: { name: 'HTML', read: async (input) => (await import('./html.ts')).readHtml(input) },
  md: { name: 'Markdown', read: async (input) => (await import('./markdown.ts')).readMarkdown(input) },
  mdx: { name: 'MDX', read: async (input) => (await import('./markdown.ts')).readMarkdown(input) },
  mht: { name: 'web archive', read: async (input) => (await import('./mhtml.ts')).readMhtml(input) },
  mhtml: { name: 'web archive', read: async (input) => (await import('./mhtml.ts')).readMhtml(input) },
  odt: { name: 'OpenDocument text', read: async (input) => (await import('./odt.ts')).readOdt(input) },
  pdf: { name: 'PDF', read: async (input) => (await import('./pdf.ts')).readPdf(input) },
  txt: { name: 'text', read: async (input) => (await import('./text.ts')).readText(input) },
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
