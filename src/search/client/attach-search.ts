import type { SearchAnswer } from '../querying/answer.ts';
import type { Filters } from '../querying/narrow.ts';
import { askerFor } from './ask.ts';
import { pageAddress } from './page-address.ts';
import { recentEntries, rememberEntry } from './recent-entries.ts';
import { optionFor, renderAnswer } from './render-answer.ts';
import { createSearchList, isRest, restOption, type SearchList } from './search-list.ts';
import { createSearchStatus } from './search-status.ts';

export type SearchParts = {
  /** Site's base with a slash at its end. */
  readonly base: string;
  readonly input: HTMLInputElement;
  readonly list: HTMLElement;
  readonly status: HTMLElement;
  /** The first result is active at once, so that Enter opens it. */
  readonly eager: boolean;
  readonly limit: () => number;
  /** An option that leads to the results beyond the limit, of which there are so many in all. */
  readonly rest: (query: string, total: number) => HTMLAnchorElement | undefined;
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
  const options = createSearchList(input, list);
  const line = createSearchStatus(status, { askVerbatim: () => void run(true, true), askAgain: () => void run(true) });
  const results = createResults(parts, options);
  let latest = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let quick: ReturnType<typeof setTimeout> | undefined;
  const run = async (settled: boolean, verbatim = false) => {
    const turn = ++latest;
    const query = input.value;
    clearTimeout(quick);
    if (settled) parts.onQuery?.(query);
    if (query.trim() === '') return line.recent(results.showRecent(query));
    const early = (answer: SearchAnswer) => turn === latest && results.show(query, answer);
    const filters = parts.filters?.() ?? {};
    const answer = await askerFor(base).search({ query, settled, verbatim, filters, limit: parts.limit() }, early);
    if (turn !== latest) return;
    if (typeof answer === 'string') return line.failed(answer);
    if (!settled && answer.results.length === 0) return;
    results.show(query, answer);
    if (settled) line.answered(answer, query.trim());
  };
  const start = () => {
    clearTimeout(timer);
    timer = setTimeout(() => void run(true), PAUSE);
    // The key itself is shown first.
    quick = setTimeout(() => void run(false));
  };
  /** Enter may be faster than the answer: what is opened answers what stands in the field. */
  const open = async () => {
    const query = input.value;
    if (results.query() !== query) {
      clearTimeout(timer);
      await run(true);
    }
    if (results.query() === query && input.value === query) options.active()?.click();
  };
  // Worker and index are there by the time the first letter is, but the field is shown first.
  setTimeout(() => void askerFor(base).search({ query: '', settled: true, limit: 1 }));
  input.addEventListener('input', start);
  listen(parts, options, () => void open());
  return { search: () => void run(true) };
}

/** What the list answers, and the options that it shows for it. */
function createResults({ base, list, eager, rest }: SearchParts, options: SearchList) {
  let shown = '';
  let shownAnswer = '';
  return {
    query: () => shown,
    show(query: string, answer: SearchAnswer) {
      const keep = shown === query;
      const isCut = answer.settled && answer.total > answer.results.length;
      const said = JSON.stringify([answer.results, isCut ? answer.total : 0]);
      shown = query;
      // The names of a settled query are mostly those that its last key brought.
      if (keep && said === shownAnswer) return;
      shownAnswer = said;
      const groups = renderAnswer(answer, base, list.id);
      const more = isCut ? rest(query, answer.total) : undefined;
      options.show(more === undefined ? groups : [...groups, restOption(more)], { first: eager, keep });
    },
    /** How many entries were opened of late. */
    showRecent(query: string): number {
      shown = query;
      shownAnswer = '';
      const groups = recentEntries(base).map(({ permalink, title }, at) => {
        const option = optionFor(pageAddress(base, permalink), `${list.id}-${at}`);
        option.textContent = title;
        return option;
      });
      options.show(groups, { first: false, keep: false });
      return groups.length;
    },
  };
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
    if (option !== null && !isRest(option)) remember(base, option);
  });
}

function remember(base: string, option: HTMLAnchorElement): void {
  const path = new URL(option.href).pathname;
  const title = option.closest('[role=group]')?.getAttribute('aria-label') ?? option.textContent;
  if (path.startsWith(base)) rememberEntry(base, { permalink: path.slice(base.length), title });
}
