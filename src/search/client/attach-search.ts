import type { SearchAnswer } from '../answer.ts';
import type { Filters } from '../narrow.ts';
import { askerFor, type Failure } from './ask.ts';
import { pageAddress } from './page-address.ts';
import { recentEntries, rememberEntry } from './recent-entries.ts';
import { element, optionFor, renderAnswer } from './render-answer.ts';
import { createSearchList, type SearchList } from './search-list.ts';
import { searchWords } from './words.ts';

export type SearchParts = {
  /** Site's base with a slash at its end. */
  readonly base: string;
  readonly input: HTMLInputElement;
  readonly list: HTMLElement;
  readonly status: HTMLElement;
  /** The first result is active at once, so that Enter opens it. */
  readonly eager: boolean;
  readonly limit: number;
  /** What results are narrowed to at the moment. */
  readonly filters?: () => Filters;
  /** Told of every query that is settled. */
  readonly onQuery?: (query: string) => void;
};

/** Quiet time in milliseconds after which a query counts as settled. */
const PAUSE = 140;

/** Makes an input a search field: results as one types, arrows, Enter, a status line that is read aloud. */
export function attachSearch(parts: SearchParts): { readonly search: () => void } {
  const { base, input, list, status } = parts;
  const words = searchWords();
  const options = createSearchList(input, list);
  let latest = 0;
  /** The query that the list answers. */
  let shown = '';
  let timer: ReturnType<typeof setTimeout> | undefined;
  const run = async (settled: boolean, verbatim = false) => {
    const turn = ++latest;
    const query = input.value;
    if (settled) parts.onQuery?.(query);
    if (query.trim() === '') return showRecent();
    const show = (answer: SearchAnswer) => {
      shown = query;
      options.show(renderAnswer(answer, base, list.id), parts.eager);
    };
    const early = (answer: SearchAnswer) => turn === latest && show(answer);
    const filters = parts.filters?.() ?? {};
    const answer = await askerFor(base).search({ query, settled, verbatim, filters, limit: parts.limit }, early);
    if (turn !== latest) return;
    if (typeof answer === 'string') return showFailure(answer);
    if (!settled && answer.results.length === 0) return;
    show(answer);
    if (settled) showStatus(answer);
  };
  const showRecent = () => {
    shown = input.value;
    const groups = recentEntries(base).map(({ permalink, title }, at) => {
      const option = optionFor(pageAddress(base, permalink), `${list.id}-${at}`);
      option.textContent = title;
      return option;
    });
    options.show(groups, false);
    status.replaceChildren(groups.length > 0 ? words.recent : '');
  };
  const showStatus = ({ results, corrected }: SearchAnswer) => {
    const count = words.count(results.length);
    if (corrected === undefined) return status.replaceChildren(results.length === 0 ? words.nothing : count);
    const again = buttonFor(input.value.trim(), () => void run(true, true));
    status.replaceChildren(`${count}. ${words.corrected(corrected)} `, again);
  };
  const showFailure = (failure: Failure) => {
    const isStale = failure === 'stale';
    const again = buttonFor(isStale ? words.reload : words.again, () => {
      if (isStale) location.reload();
      else void run(true);
    });
    status.replaceChildren(`${isStale ? words.stale : words.unreachable} `, again);
  };
  const start = () => {
    clearTimeout(timer);
    timer = setTimeout(() => void run(true), PAUSE);
    void run(false);
  };
  /** Enter may be faster than the answer: what is opened answers what stands in the field. */
  const open = async () => {
    const query = input.value;
    if (shown !== query) {
      clearTimeout(timer);
      await run(true);
    }
    if (shown === query && input.value === query) options.active()?.click();
  };
  input.addEventListener('input', start);
  listen(parts, options, () => void open());
  return { search: () => void run(true) };
}

/** Arrows and Enter in the field, choices in the list. */
function listen({ base, input, list, eager }: SearchParts, options: SearchList, open: () => void): void {
  input.addEventListener('keydown', (event) => {
    if (event.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) options.move(step);
    const chooses = event.key === 'Enter' && (options.active() !== undefined || (eager && input.value.trim() !== ''));
    if (chooses) open();
    if (step !== undefined || chooses) event.preventDefault();
  });
  list.addEventListener('click', (event) => {
    const option = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('[role=option]') : null;
    if (option !== null) remember(base, option);
  });
}

function remember(base: string, option: HTMLAnchorElement): void {
  const path = new URL(option.href).pathname;
  const title = option.closest('[role=group]')?.getAttribute('aria-label') ?? option.textContent;
  if (path.startsWith(base)) rememberEntry(base, { permalink: path.slice(base.length), title });
}

function buttonFor(text: string, onClick: () => void): HTMLElement {
  const button = element('button', 'search-button');
  button.setAttribute('type', 'button');
  button.textContent = text;
  button.addEventListener('click', onClick);
  return button;
}
