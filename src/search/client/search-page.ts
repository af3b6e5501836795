import { attachSearch } from './attach-search.ts';
import { optionFor } from './render-answer.ts';
import { addFilters, fillFilters, filtersOf } from './search-filters.ts';
import { isSearchKey } from './search-key.ts';
import { searchWords } from './words.ts';

/** Results shown at first, and added each time more are asked for. */
const STEP = 20;
const MOST = 400;

/** Brings the full search page to life: query, filters and how much is shown live in the address, the A–Z list steps aside. */
export function startSearchPage(page: HTMLElement, base: string): void {
  const input = page.querySelector('input');
  const list = page.querySelector<HTMLElement>('[role=listbox]');
  const status = page.querySelector<HTMLElement>('[role=status]');
  const rest = page.querySelector<HTMLElement>('[data-search-rest]');
  const form = page.querySelector('form');
  if (input === null || list === null || status === null || form === null) return;
  list.setAttribute('aria-label', searchWords().results);
  const selects = addFilters(form);
  const filters = () => filtersOf(selects);
  const asked = new URL(location.href).searchParams;
  input.value = asked.get('q') ?? input.value;
  const length = lengthOf(asked.get('show'), () => JSON.stringify([input.value, filters()]));
  const onQuery = (query: string) => {
    writeAddress({ q: query, ...filters(), show: length.now() > STEP ? `${length.now()}` : '' });
    if (rest !== null) rest.hidden = query.trim() !== '';
  };
  const more = () => {
    if (length.now() >= MOST) return undefined;
    const option = optionFor(withValues({ show: `${length.now() + STEP}` }).href, `${list.id}-rest`);
    option.textContent = searchWords().more;
    option.addEventListener('click', (event) => {
      event.preventDefault();
      length.add();
      input.focus({ preventScroll: true });
      search();
    });
    return option;
  };
  const parts = { base, input, list, status, eager: false, limit: length.now, rest: more, filters, onQuery };
  const { search } = attachSearch(parts);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    search();
  });
  form.addEventListener('change', () => search());
  document.addEventListener('keydown', (event) => {
    if (!isSearchKey(event)) return;
    event.preventDefault();
    input.focus();
    input.select();
  });
  void fillFilters(selects, base);
  if (input.value !== '') search();
  input.focus();
}

/** How many results are shown: more each time that is asked for, as at first once something else is `asked`. */
function lengthOf(start: string | null, asked: () => string) {
  let length = Math.min(MOST, Math.max(STEP, Number(start) || 0));
  let before = asked();
  return {
    now: () => {
      const question = asked();
      if (question !== before) length = STEP;
      before = question;
      return length;
    },
    add: () => {
      length = Math.min(MOST, length + STEP);
    },
  };
}

function writeAddress(values: Readonly<Record<string, string>>): void {
  const address = withValues(values);
  if (address.href !== location.href) history.replaceState(history.state, '', address);
}

/** This page's address with these values in it; empty ones are left out. */
function withValues(values: Readonly<Record<string, string | undefined>>): URL {
  const address = new URL(location.href);
  for (const [name, value = ''] of Object.entries(values)) {
    if (value.trim() === '') address.searchParams.delete(name);
    else address.searchParams.set(name, value);
  }
  return address;
}
