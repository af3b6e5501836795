import { attachSearch } from './attach-search.ts';

/** Brings the full search page to life: the query lives in the address, the list without JavaScript steps aside. */
export function startSearchPage(page: HTMLElement, base: string): void {
  const input = page.querySelector('input');
  const list = page.querySelector<HTMLElement>('[role=listbox]');
  const status = page.querySelector<HTMLElement>('[role=status]');
  const rest = page.querySelector<HTMLElement>('[data-search-rest]');
  if (input === null || list === null || status === null) return;
  const onQuery = (query: string) => {
    const address = new URL(location.href);
    if (query.trim() === '') address.searchParams.delete('q');
    else address.searchParams.set('q', query);
    if (address.href !== location.href) history.replaceState(history.state, '', address);
    if (rest !== null) rest.hidden = query.trim() !== '';
  };
  const { search } = attachSearch({ base, input, list, status, eager: false, limit: 40, onQuery });
  page.querySelector('form')?.addEventListener('submit', (event) => {
    event.preventDefault();
    search();
  });
  input.value = new URL(location.href).searchParams.get('q') ?? input.value;
  if (input.value !== '') search();
  input.focus();
}
