import type { PDFDocumentProxy } from 'unpdf/pdfjs';
import type { FactCandidate } from '../../facts/choose-facts.ts';
import { limits } from './limits.ts';
import { isRecord } from './page.ts';
import { within } from './within.ts';

/** What a PDF says of itself, in XMP and in its Info dictionary; XMP first, as the newer of the two. */
export type Stated = {
  readonly candidates: readonly FactCandidate[];
  /** Printed from a browser: its dates are the day of printing, its lines are never cut inside a word. */
  readonly byBrowser: boolean;
};

/** Creation dates are not among them: they are the day the file was made, not the day the work was published. */
export async function statedFacts(proxy: PDFDocumentProxy): Promise<Stated> {
  const found = await within(proxy.getMetadata(), limits.secondsAnswer).catch(() => undefined);
  const info: Record<string, unknown> = isRecord(found?.info) ? found.info : {};
  const xmp = (name: string): string | string[] | undefined => {
    const value: unknown = found?.metadata?.get(name);
    if (typeof value === 'string') return value.trim();
    return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : undefined;
  };
  const text = (name: string) => (typeof info[name] === 'string' ? info[name].trim() : undefined);
  const candidates: FactCandidate[] = [];
  const add = (fact: FactCandidate['fact'], value: string | string[] | undefined, origin: string) => {
    if (value !== undefined && value.length > 0) candidates.push({ fact, value, origin });
  };
  const titles = [first(xmp('dc:title')), text('Title')];
  for (const [index, title] of titles.entries())
    if (title && isTitle(title)) add('title', title, index === 0 ? 'XMP dc:title' : 'Info Title');
  add('authors', names(xmp('dc:creator')), 'XMP dc:creator');
  add('authors', names(text('Author')), 'Info Author');
  for (const name of ['prism:publicationdate', 'prism:coverdate', 'dc:date'])
    add('date', first(xmp(name)), `XMP ${name}`);
  add('language', text('Language'), 'catalog Lang');
  add('language', first(xmp('dc:language')), 'XMP dc:language');
  add('publisher', first(xmp('dc:publisher')), 'XMP dc:publisher');
  add('doi', first(xmp('prism:doi')), 'XMP prism:doi');
  add('url', first(xmp('prism:url')), 'XMP prism:url');
  add('rights', first(xmp('dc:rights')), 'XMP dc:rights');
  const about = first(xmp('dc:description')) ?? text('Subject');
  if (about && about.length > 30 && about.includes(' ')) add('description', about, 'Info Subject');
  add('keywords', text('Keywords') || xmp('dc:subject'), 'Info Keywords');
  const byBrowser = /skia|chrom|firefox|webkit|safari/i.test(`${text('Creator')} ${text('Producer')}`);
  return { candidates, byBrowser };
}

function first(value: string | string[] | undefined): string | undefined {
  const one = typeof value === 'string' ? value : value?.[0];
  return one === undefined || one.trim() === '' ? undefined : one.trim();
}

/** Titles that programs write by themselves are none. */
export function isTitle(title: string): boolean {
  if (title.length < 3 || title.length > 300 || !/\p{L}{2}/u.test(title)) return false;
  if (/\.(docx?|pdf|tex|dvi|ps|indd|rtf|odt|xlsx?|pptx?|qxd|txt|html?|md)$/i.test(title)) return false;
  if (
    /^(microsoft (word|powerpoint)|\(?anonymous|unspecified|no title|untitled|unbenannt|document\s?\d*$|dokument|slide \d|title$|print$|layout \d|about:|https?:)/i.test(
      title,
    )
  )
    return false;
  return /\s/.test(title) || !/[_\d]/.test(title);
}

/** Account names are no authors: a name has a space, or is an acronym of a body. */
function names(value: string | string[] | undefined): string[] | undefined {
  const all = (typeof value === 'string' ? value.split(';') : (value ?? [])).map((name) => name.trim());
  const sane = all.filter((name) => /\p{L}\s+\S*\p{L}/u.test(name) || /^\p{Lu}{3,8}$/u.test(name));
  return sane.length === all.length && sane.length > 0 ? sane.map(forename) : undefined;
}

/** `Lovelace, Ada` → `Ada Lovelace`. */
function forename(name: string): string {
  const turned = /^(\p{Lu}[\p{L}'’-]+),\s+(\p{Lu}[\p{L}.'’ -]*)$/u.exec(name);
  return turned && !/\s(and|und|et)\s/.test(name) ? `${turned[2]} ${turned[1]}` : name;
}
