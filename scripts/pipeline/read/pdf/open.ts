import { getResolvedPDFJS } from 'unpdf';
import type { PDFDocumentProxy } from 'unpdf/pdfjs';
import type { Message } from '../../../../src/model/message.ts';
import type { Input } from '../reader.ts';
import { limits } from './limits.ts';
import { type Dest, isRecord, type Page, readPage } from './page.ts';
import { TooSlow, within } from './within.ts';

/** No code of the file is run: this pdf.js has no `eval` and no scripting sandbox, and the option is off for any other. */
const options = {
  isEvalSupported: false,
  enableXfa: false,
  useSystemFonts: false,
  disableFontFace: true,
  useWasm: false,
  useWorkerFetch: false,
  isOffscreenCanvasSupported: false,
  isImageDecoderSupported: false,
  maxImageSize: limits.imagePixels,
  stopAtErrors: false,
  verbosity: 0,
};

/** Opens a PDF. Never throws for bad input: what could not be read is in `messages`. */
export async function openPdf(input: Input, messages: Message[]): Promise<PDFDocumentProxy | undefined> {
  const { getDocument } = await getResolvedPDFJS();
  const task = getDocument({ ...options, data: new Uint8Array(input.bytes) });
  try {
    return await within(task.promise, limits.secondsAnswer);
  } catch (error) {
    messages.push(openProblem(input.path, error));
    await task.destroy().catch(() => undefined);
    return undefined;
  }
}

function openProblem(path: string, error: unknown): Message {
  const name = error instanceof Error ? error.name : '';
  if (name === 'PasswordException') {
    return {
      rule: 'pdf-encrypted',
      severity: 'error',
      path,
      reason: 'The PDF is locked with a password.',
      advice: 'Save a copy without password and use that.',
    };
  }
  return {
    rule: error instanceof TooSlow ? 'pdf-slow' : 'pdf-broken',
    severity: 'error',
    path,
    reason: `The PDF cannot be opened: ${error instanceof Error ? error.message : 'unknown error'}.`,
    advice: 'Open it in a PDF viewer and save or print it to a new PDF.',
  };
}

/** Pages in order, up to the limits. A page that cannot be read is a message; the others go on. */
export async function readPages(proxy: PDFDocumentProxy, path: string, messages: Message[]): Promise<Page[]> {
  const labels = await within(proxy.getPageLabels(), limits.secondsAnswer).catch(() => null);
  const destOf = destFinder(proxy);
  const pages: Page[] = [];
  let items = 0;
  for (let number = 1; number <= proxy.numPages; number++) {
    if (number > limits.pages || items > limits.items) {
      messages.push(pageProblem(path, `Only the first ${pages.length} of ${proxy.numPages} pages were read.`));
      break;
    }
    try {
      const page = await within(proxy.getPage(number), limits.secondsAnswer);
      const read = await readPage(page, labels?.[number - 1]?.trim() || String(number), destOf);
      items += read.items.length;
      pages.push(read);
      // pdf.js keeps all that it made of a page; only its pictures are asked for again.
      if (read.drawing.pictures.length === 0) page.cleanup();
    } catch (error) {
      const why = error instanceof Error ? error.message : 'unknown error';
      messages.push(pageProblem(path, `Page ${number} cannot be read: ${why}.`));
      if (error instanceof TooSlow || messages.length > 20) break;
    }
  }
  return pages;
}

function pageProblem(path: string, reason: string): Message {
  const advice = 'Compare the text with the PDF, or save it anew from a PDF viewer.';
  return { rule: 'pdf-page', severity: 'warning', path, reason, advice };
}

/** Named or explicit destinations → page and height; every kind but `/XYZ`, `/FitH` and `/FitBH` is the whole page. */
function destFinder(proxy: PDFDocumentProxy): (dest: unknown) => Promise<Dest | undefined> {
  const heights = new Map<number, number>();
  return async (dest) => {
    try {
      const explicit: unknown =
        typeof dest === 'string' ? await within(proxy.getDestination(dest), limits.secondsAnswer) : dest;
      if (!Array.isArray(explicit)) return undefined;
      const [ref, kind]: unknown[] = explicit;
      const page = typeof ref === 'number' ? ref + 1 : isRef(ref) ? (await proxy.getPageIndex(ref)) + 1 : undefined;
      if (page === undefined) return undefined;
      const name = isRecord(kind) ? kind.name : undefined;
      const up: unknown = name === 'XYZ' ? explicit[3] : name === 'FitH' || name === 'FitBH' ? explicit[2] : undefined;
      if (typeof up !== 'number') return { page, y: undefined };
      const height = heights.get(page) ?? (await proxy.getPage(page)).getViewport({ scale: 1 }).height;
      heights.set(page, height);
      return { page, y: height - up };
    } catch {
      return undefined;
    }
  };
}

function isRef(value: unknown): value is { num: number; gen: number } {
  return isRecord(value) && typeof value.num === 'number' && typeof value.gen === 'number';
}
