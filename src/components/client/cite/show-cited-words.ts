import { findWords, parseQuoteQuery, type QuotedWords, type QuoteLink } from '../../../cite/quoted-words.ts';
import { citeBox } from './cited-passage.ts';
import { keptPage } from './kept-page.ts';
import { blockOf, markWords, type Words, wordsOf } from './words-of.ts';

/** One paragraph's cited words where they stand. */
type Found = { readonly words: Words; readonly span: readonly [number, number] };
/** A kept version that has the words, with its number and address. */
type Kept = { readonly version: number; readonly address: string; readonly found: readonly Found[] };

const says: Readonly<Record<string, string>> = JSON.parse(citeBox()?.dataset['words'] ?? '{}');

/**
 * What the address asks for is marked where it stands to the letter. Where it does not, nothing is marked: the reader is
 * shown the words as the version has them that was the last, or became the next, when the link was made. Words are only
 * shown when a version of this entry has them: nobody can put words into its mouth.
 */
export async function showCitedWords(): Promise<void> {
  clear();
  const link = parseQuoteQuery(location.search, location.hash);
  if (link === undefined) return;
  const found = foundIn(document, link.parts);
  const block = blockOf(document, link.parts[0]?.fragment ?? '');
  if (found === undefined) {
    await showKept(link, block);
    return;
  }
  const [mark] = found.map(({ words, span }) => markWords(words, span));
  const before = found.map(({ words }) => words.text);
  const kept = link.version === undefined ? undefined : await keptOf(link).catch(() => undefined);
  const edited = kept?.found.some(({ words }, at) => words.text !== before[at]);
  notice(mark?.closest('p, li, h2, h3, h4, h5, h6, pre') ?? null, edited ? 'edited' : 'unchanged', kept);
  mark?.scrollIntoView({ block: 'center' });
}

async function showKept(link: QuoteLink, block: Element | undefined): Promise<void> {
  let kept: Kept | undefined;
  try {
    kept = await keptOf(link);
  } catch {
    notice(block ?? null, 'unread', undefined);
    return;
  }
  const box = notice(block ?? null, kept === undefined ? 'unknown' : block === undefined ? 'removed' : 'changed', kept);
  if (kept === undefined) return;
  for (const { words, span } of kept.found) {
    const quote = document.createElement('blockquote');
    quote.textContent = words.text.slice(...span);
    box.append(quote);
  }
  box.append(wayTo(kept));
}

/** The words in the page, all of them, or undefined. */
function foundIn(page: Document, parts: readonly QuotedWords[]): readonly Found[] | undefined {
  const found = parts.flatMap((part): Found[] => {
    const block = blockOf(page, part.fragment);
    if (block === undefined) return [];
    const words = wordsOf(block);
    const span = findWords(words.text, part);
    return span === undefined ? [] : [{ words, span }];
  });
  return found.length === parts.length ? found : undefined;
}

/** The version of that time, or the one after it: words may be younger than the last version when a link is made. */
async function keptOf({ version, of, parts }: QuoteLink): Promise<Kept | undefined> {
  const page = new URL(of ?? location.pathname, location.href);
  if (version === undefined || page.origin !== location.origin) return undefined;
  for (const number of [version, version + 1].filter((one) => one > 0)) {
    const address = new URL(`v/${number}/`, page.origin + page.pathname).href;
    const kept = await keptPage(address);
    const found = kept && foundIn(kept, parts);
    if (found) return { version: number, address, found };
  }
  return undefined;
}

function wayTo({ version, address }: Kept): HTMLElement {
  const line = document.createElement('p');
  const link = document.createElement('a');
  const query = location.search.replace(/([?&])(version|of)=[^&]*&?/g, '$1');
  link.href = address + query + location.hash;
  link.textContent = (says['seeVersion'] ?? '').replace('%v', String(version));
  line.append(link);
  return line;
}

function clear(): void {
  for (const mark of document.querySelectorAll('mark.cited-words')) mark.replaceWith(...mark.childNodes);
  document.querySelector('.cited-notice')?.remove();
}

/** Says it to everyone: seen above the paragraph, or where the page says what became of one that is gone, and announced. */
function notice(before: Element | null, name: string, kept: Kept | undefined): HTMLElement {
  const box = document.createElement('div');
  box.role = 'status';
  const line = document.createElement('p');
  const former = before === null ? document.querySelector('.former-passage:target') : null;
  box.className = former === null ? 'cited-notice note' : 'cited-notice';
  const place = before?.closest('ul, ol') ?? before ?? document.querySelector('.prose > *, .passages > *');
  if (former === null) place?.before(box);
  else former.append(box);
  line.textContent = (says[name] ?? '').replace('%v', String(kept?.version ?? ''));
  box.append(line);
  if (name !== 'unchanged') box.scrollIntoView({ block: 'center' });
  return box;
}
