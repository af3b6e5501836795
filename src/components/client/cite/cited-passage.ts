import { bibtexAt, cslAt, risAt } from '../../../cite/at-passage.ts';
import { locatorText, type Place } from '../../../cite/locator-text.ts';
import { describeWords, toQuoteQuery } from '../../../cite/quoted-words.ts';
import { citationStyleNames, type StyleName } from '../../../cite/style-names.ts';
import { keptPage } from './kept-page.ts';
import { blockOf, blocksOf, wordsOf } from './words-of.ts';

/** What a reader points at: blocks of the page, and the selected part of each where there is a selection. */
export type Pointed = {
  readonly block: Element;
  readonly span: readonly [number, number] | undefined;
}[];

/** Where a passage is cited from: its page and fragment, its place, and whether the page of today is what is cited. */
export type Cited = { readonly address: string | undefined; readonly place: Place; readonly live: boolean };

export function citeBox(): HTMLElement | null {
  return document.querySelector('cite-box');
}

/** Address of this page without query and fragment. */
function pageAddress(): string {
  return location.origin + location.pathname;
}

/** Link to a passage, or to the selected words with all that is needed to know them again. */
export function linkTo(pointed: Pointed): string {
  const parts = pointed.flatMap(({ block, span }) =>
    span === undefined ? [] : [describeWords(block.id, wordsOf(block).text, span)],
  );
  if (parts.length === 0) return `${pageAddress()}#${encodeURIComponent(pointed[0]?.block.id ?? '')}`;
  const { kind, latest } = citeBox()?.dataset ?? {};
  return pageAddress() + toQuoteQuery(parts, kind === 'entry' ? Number(latest ?? 0) : undefined);
}

/** The selected words, a line between paragraphs. */
export function wordsOfSelection(pointed: Pointed): string {
  return pointed.flatMap(({ block, span }) => (span ? [wordsOf(block).text.slice(...span)] : [])).join('\n\n');
}

/**
 * How the passage is cited: from the last frozen version where it holds the same words, else from the page of today.
 * A source is cited by its own address, whatever page of this site it was read on.
 */
export async function citedFrom(pointed: Pointed): Promise<Cited> {
  const blocks = pointed.map(({ block }) => block);
  const { kind, latestPage } = citeBox()?.dataset ?? {};
  if (kind === 'source') return { address: undefined, place: placeInSource(blocks), live: false };
  const fragment = `#${encodeURIComponent(blocks[0]?.id ?? '')}`;
  if (latestPage !== undefined) {
    // Without the network the page of today is cited, which is never wrong.
    const page = await keptPage(new URL(latestPage, location.href).href).catch(() => undefined);
    const same = page && blocks.map(({ id }) => blockOf(page, id));
    if (page && same?.every((block, at) => block && wordsOf(block).text === textOf(blocks[at])))
      return {
        address: new URL(latestPage + fragment, location.href).href,
        place: placeInEntry(
          page,
          same.flatMap((block) => block ?? []),
        ),
        live: false,
      };
  }
  return {
    address: pageAddress() + fragment,
    place: placeInEntry(document, blocks),
    live: latestPage !== undefined,
  };
}

function textOf(block: Element | undefined): string {
  return block === undefined ? '' : wordsOf(block).text;
}

/** Paragraphs are counted from the first of the entry; where only a heading is pointed at, it names its section. */
function placeInEntry(page: Document, blocks: readonly Element[]): Place {
  const counted = blocksOf(page).filter((block) => !isHeading(block));
  const numbers = blocks.map((block) => counted.indexOf(block) + 1).filter((number) => number > 0);
  const [first, last] = [numbers[0], numbers.at(-1)];
  if (first === undefined || last === undefined)
    return blocks.slice(0, 1).map((block) => ({ label: 'section', value: wordsOf(block).text }));
  return [{ label: 'paragraph', value: String(first), ...(last > first ? { to: String(last) } : {}) }];
}

/** The locators of the first passage, the page of the source has them. */
function placeInSource([first]: readonly Element[]): Place {
  return JSON.parse(first?.closest<HTMLElement>('[data-place]')?.dataset['place'] ?? '[]');
}

function isHeading({ localName }: Element): boolean {
  return /^h\d$/.test(localName);
}

/** The citation in the style of this part of a box, with the quotation before it where there is one. */
export function citationText(
  box: ParentNode,
  name: string,
  { address, place, live, quote }: Cited & { quote: string },
) {
  const scope = (live && box.querySelector('.cite-live')) || box;
  const part = scope.querySelector<HTMLElement>(`details[data-style="${name}"]`);
  const shown = part?.querySelector('.cite-text')?.cloneNode(true);
  if (part === null || !(shown instanceof HTMLElement)) return '';
  const style = citationStyleNames.find((one) => one === name);
  const words = quote === '' ? '' : `“${quote}”`;
  if (style === undefined) {
    const at = { address, place: locatorText(place) };
    const write = { bibtex: bibtexAt, ris: risAt, csl: cslAt }[name] ?? cslAt;
    return [words, write(shown.textContent, at)].filter(Boolean).join('\n\n');
  }
  const link = shown.querySelector('a');
  if (address !== undefined && link !== null) link.textContent = address;
  return `${[words, inText(part, { style, place })].filter(Boolean).join(' ')}\n\n${shown.textContent.trim()}`;
}

function inText(part: HTMLElement, { style, place }: { style: StyleName; place: Place }): string {
  const pattern = part.dataset['inText'] ?? '';
  const text = locatorText(place, style);
  return text === '' ? pattern.replace(/,? %l/, '') : pattern.replace('%l', () => text);
}
