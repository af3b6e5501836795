import { fillIn } from './cite-box.ts';
import {
  type Cited,
  citationText,
  citeBox,
  citedFrom,
  linkTo,
  type Pointed,
  wordsOfSelection,
} from './cited-passage.ts';
import { keptPage } from './kept-page.ts';
import { rememberedStyle } from './remembered-style.ts';
import { blocksOf, offsetsOf, wordsOf } from './words-of.ts';

/** What the menu can do for one passage. */
type Offer = {
  /** Where the menu stands: after this element, for the keyboard; below this rectangle, for the eye. */
  readonly after: Element;
  readonly below: DOMRect;
  readonly quote: string;
  /** Whether it is for the selection, and goes when that changes. */
  readonly selected: boolean;
  readonly link: string;
  readonly cited: Promise<Cited>;
  /** The citation box that knows the work. */
  readonly box: Promise<ParentNode | null>;
};

type CiteWords = Readonly<Record<string, string>>;

const words: CiteWords = JSON.parse(citeBox()?.dataset['words'] ?? '{}');
const menu = element('div', { className: 'cite-menu', popover: 'auto', role: 'group', ariaLabel: words['menu'] ?? '' });
const citation = element('button', { type: 'button', className: 'button' });
const link = element('button', { type: 'button', className: 'button', textContent: words['copyLink'] ?? '' });
const styles = element('select', { ariaLabel: words['style'] ?? '' });
const status = element('p', { role: 'status' });
menu.append(citation, link, styles, status);
let offer: Offer | undefined;
/** The link that opened the menu: following it took the focus from it. */
let pressed: HTMLAnchorElement | undefined;

for (const summary of citeBox()?.querySelectorAll<HTMLElement>(':scope > details[data-style] > summary') ?? [])
  styles.append(new Option(summary.textContent, summary.parentElement?.dataset['style']));
styles.addEventListener('change', () => rememberedStyle(styles.value));
// A press on the menu must leave the selection as it is.
menu.addEventListener('pointerdown', (event) => event.target instanceof HTMLButtonElement && event.preventDefault());
link.addEventListener('click', () => offer && copy(offer.link, words['linkCopied']));
citation.addEventListener('click', async () => {
  if (offer === undefined) return;
  const { quote } = offer;
  const box = await offer.box.catch(() => null);
  const text = box === null ? '' : citationText(box, styles.value, { ...(await offer.cited), quote });
  await copy(text, words['citationCopied']);
});

async function copy(text: string, done: string | undefined): Promise<void> {
  const copied =
    text !== '' &&
    (await navigator.clipboard?.writeText(text).then(
      () => true,
      () => false,
    ));
  status.textContent = (copied ? done : words['notCopied']) ?? '';
}

/** Shows the menu for the words that are selected, where they can be cited; the selection and the focus stay. */
export function offerSelection(): void {
  const selection = getSelection();
  if (selection === null || selection.rangeCount === 0 || selection.isCollapsed) return;
  const range = selection.getRangeAt(0);
  const pointed: Pointed = blocksOf(document)
    .filter((block) => range.intersectsNode(block))
    .flatMap((block) => {
      const span = offsetsOf(wordsOf(block), range);
      return span === undefined ? [] : [{ block, span }];
    });
  const last = pointed.at(-1);
  if (last === undefined) return;
  const below = [...range.getClientRects()].at(-1) ?? range.getBoundingClientRect();
  pressed = undefined;
  show({ ...offerOf(pointed), selected: true, after: last.block, below });
  citeBox()
    ?.querySelector(':scope > [role=status]')
    ?.replaceChildren(words['ready'] ?? '');
}

/** Shows the menu for the paragraph of a link, or for the source of an excerpt, and moves the focus into it. */
export function offerPassage(link: HTMLAnchorElement): void {
  const below = link.getBoundingClientRect();
  pressed = link;
  if (link.classList.contains('cite-source')) show(offerOfSource(link, below));
  else {
    const id = decodeURIComponent(link.hash.slice(1));
    const block = blocksOf(document).find((one) => one.id === id);
    if (block === undefined) return;
    show({ ...offerOf([{ block, span: undefined }]), selected: false, after: block, below });
  }
  citation.focus();
}

function offerOf(pointed: Pointed) {
  const quote = wordsOfSelection(pointed);
  return { quote, link: linkTo(pointed), cited: citedFrom(pointed), box: Promise.resolve(citeBox()) };
}

/** The citation of a source stands on the source's page. */
function offerOfSource(pressed: HTMLAnchorElement, below: DOMRect): Offer {
  const figure = pressed.closest('figure') ?? pressed;
  const paragraphs = [...figure.querySelectorAll('blockquote :is(p, li)')];
  const quote = paragraphs.map((one) => wordsOf(one).text || (one.textContent ?? '').trim()).join('\n\n');
  const { passage = '', place = '[]' } = pressed.dataset;
  const box = keptPage(pressed.href.replace(/#.*/, '')).then((page) => {
    const found = page?.querySelector('cite-box') ?? null;
    if (found) fillIn(found);
    return found;
  });
  const cited = Promise.resolve({ address: undefined, place: JSON.parse(place), live: false });
  return { quote, link: new URL(passage, location.href).href, cited, box, selected: false, after: figure, below };
}

function show(next: Offer): void {
  offer = next;
  citation.textContent = words[next.quote === '' ? 'copyCitation' : 'copyQuotation'] ?? '';
  styles.value = rememberedStyle() ?? '';
  if (styles.selectedIndex < 0) styles.selectedIndex = 0;
  status.textContent = '';
  (next.after.closest('ul, ol, figure') ?? next.after).after(menu);
  if (!menu.matches(':popover-open')) menu.showPopover();
  // As wide as it likes to be, then where there is room for that.
  menu.style.left = '0px';
  const { left, bottom } = next.below;
  const space = document.documentElement.clientWidth - menu.offsetWidth - 8;
  menu.style.left = `${Math.round(scrollX + Math.max(8, Math.min(left, space)))}px`;
  menu.style.top = `${Math.round(scrollY + bottom + 8)}px`;
}

// A selection leaves the focus where it was, which may be far away.
document.addEventListener('keydown', (event) => {
  if (event.key !== 'Tab' || event.shiftKey || !offer?.selected || !menu.matches(':popover-open')) return;
  if (menu.contains(document.activeElement)) return;
  event.preventDefault();
  citation.focus();
});
menu.addEventListener('toggle', ({ newState }) => {
  const focused = document.activeElement;
  if (newState === 'closed' && (focused === document.body || menu.contains(focused)))
    pressed?.focus({ preventScroll: true });
});
document.addEventListener('selectionchange', () => {
  if (offer?.selected && menu.matches(':popover-open')) menu.hidePopover();
});

function element<Name extends 'div' | 'button' | 'select' | 'p'>(
  name: Name,
  properties: Partial<HTMLElementTagNameMap[Name]>,
): HTMLElementTagNameMap[Name] {
  return Object.assign(document.createElement(name), properties);
}
