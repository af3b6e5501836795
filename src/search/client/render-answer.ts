import type { Part, PassageHit, SearchAnswer, SearchResult } from '../querying/answer.ts';
import { pageAddress } from './page-address.ts';
import { searchWords } from './words.ts';

/** Builds options of a listbox by DOM calls alone: no text of a query or a title is ever read as HTML. */
export function renderAnswer(answer: SearchAnswer, base: string, prefix: string): HTMLElement[] {
  let count = 0;
  const id = () => `${prefix}-${count++}`;
  return answer.results.map((result) => renderGroup(result, base, id));
}

function renderGroup(result: SearchResult, base: string, id: () => string): HTMLElement {
  const group = element('div', 'search-group');
  group.setAttribute('role', 'group');
  const main = optionFor(pageAddress(base, result.permalink), id());
  const title = element('span', 'search-title');
  title.dir = 'auto';
  title.append(...marked(result.title));
  main.append(title);
  if (result.label !== undefined) {
    const label = element('span', 'search-label');
    label.dir = 'auto';
    label.append(`${searchWords().alsoCalled} `, ...marked(result.label));
    main.append(' ', label);
  }
  const kind = element('span', 'search-kind');
  kind.textContent = searchWords().kind[result.kind];
  main.append(' ', kind);
  group.setAttribute('aria-label', textOf(result.title));
  group.append(
    main,
    ...result.passages.map((passage) => renderPassage(passage, pageAddress(base, result.permalink), id())),
  );
  return group;
}

function renderPassage(passage: PassageHit, address: string, id: string): HTMLElement {
  const option = optionFor(`${address}${fragmentOf(passage)}`, id);
  option.classList.add(passage.heading ? 'search-heading' : 'search-passage');
  // Of whatever script the words are, the line begins on their side.
  option.dir = 'auto';
  option.append(...marked(passage.text));
  return option;
}

/**
 * `#p3:~:text=reward%20model`: the paragraph, and the words to highlight on arrival (Text Fragments,
 * https://wicg.github.io/scroll-to-text-fragment/; browsers without them go to the paragraph).
 */
function fragmentOf({ text, fragment }: PassageHit): string {
  const words = text.filter(({ mark }) => mark).map((part) => part.text);
  const wanted = [...new Set(words)]
    .slice(0, 4)
    .map((word) => `text=${encodeURIComponent(word).replaceAll('-', '%2D')}`);
  return `#${encodeURIComponent(fragment)}${wanted.length > 0 ? `:~:${wanted.join('&')}` : ''}`;
}

export function optionFor(address: string, id: string): HTMLAnchorElement {
  const option = document.createElement('a');
  option.href = address;
  option.id = id;
  option.tabIndex = -1;
  option.className = 'search-option';
  option.setAttribute('role', 'option');
  option.setAttribute('aria-selected', 'false');
  return option;
}

function marked(parts: readonly Part[]): (Node | string)[] {
  return parts.map(({ text, mark }) => {
    if (!mark) return text;
    const node = document.createElement('mark');
    node.textContent = text;
    return node;
  });
}

function textOf(parts: readonly Part[]): string {
  return parts.map(({ text }) => text).join('');
}

export function element(name: 'div' | 'span' | 'p' | 'button', className: string): HTMLElement {
  const node = document.createElement(name);
  node.className = className;
  return node;
}
