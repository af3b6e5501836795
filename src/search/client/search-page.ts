import { attachSearch } from './attach-search.ts';
import { addFilters, fillFilters, filtersOf } from './search-filters.ts';
import { isSearchKey } from './search-key.ts';
import { searchWords } from './words.ts';

/** Brings the full search page to life: query and filters live in the address, the A–Z list steps aside. */
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
  const onQuery = (query: string) => {
    writeAddress({ q: query, ...filters() });
    if (rest !== null) rest.hidden = query.trim() !== '';
  };
  const { search } = attachSearch({ base, input, list, status, eager: false, limit: 20, filters, onQuery });
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
  input.value = new URL(location.href).searchParams.get('q') ?? input.value;
  void fillFilters(selects, base);
  if (input.value !== '') search();
  input.focus();
}

function writeAddress(values: Readonly<Record<string, string | undefined>>): void {
  const address = new URL(location.href);
  for (const [name, value = ''] of Object.entries(values)) {
    if (value.trim() === '') address.searchParams.delete(name);
    else address.searchParams.set(name, value);
  }
  if (address.href !== location.href) history.replaceState(history.state, '', address);
}
