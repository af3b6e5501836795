import type { FacetValue } from '../facets.ts';
import type { Filters } from '../narrow.ts';
import { askerFor } from './ask.ts';
import { attachSearch } from './attach-search.ts';
import { isSearchKey } from './search-key.ts';
import { searchWords } from './words.ts';

const facets = ['kind', 'tag', 'source'] as const;

/** Brings the full search page to life: query and filters live in the address, the A–Z list steps aside. */
export function startSearchPage(page: HTMLElement, base: string): void {
  const input = page.querySelector('input');
  const list = page.querySelector<HTMLElement>('[role=listbox]');
  const status = page.querySelector<HTMLElement>('[role=status]');
  const rest = page.querySelector<HTMLElement>('[data-search-rest]');
  const form = page.querySelector('form');
  if (input === null || list === null || status === null || form === null) return;
  const selects = addSelects(form);
  const filters = (): Filters => Object.fromEntries(selects.map(({ name, value }) => [name, value]));
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
  void fillSelects(selects, base);
  if (input.value !== '') search();
  input.focus();
}

/** Empty filters at first, each holding the value that the address asks for. */
function addSelects(form: HTMLFormElement): HTMLSelectElement[] {
  const asked = new URL(location.href).searchParams;
  const bar = document.createElement('div');
  bar.className = 'search-filters';
  const selects = facets.map((name) => {
    const select = document.createElement('select');
    select.name = name;
    select.setAttribute('aria-label', searchWords().narrow[name]);
    select.append(new Option(searchWords().any[name], ''));
    const value = asked.get(name) ?? '';
    if (value !== '') select.append(new Option(value, value, true, true));
    return select;
  });
  bar.append(...selects);
  form.append(bar);
  return selects;
}

async function fillSelects(selects: readonly HTMLSelectElement[], base: string): Promise<void> {
  const known = await askerFor(base).facets();
  if (typeof known === 'string') return;
  for (const [at, name] of facets.entries()) {
    const select = selects[at];
    const values: readonly FacetValue[] = known[name];
    const chosen = select?.value ?? '';
    const options = values.map(([value, count]) => new Option(`${value} (${count})`, value, false, value === chosen));
    const isKnown = values.some(([value]) => value === chosen);
    const first = new Option(searchWords().any[name], '');
    select?.replaceChildren(
      first,
      ...(chosen !== '' && !isKnown ? [new Option(chosen, chosen, true, true)] : []),
      ...options,
    );
  }
}

function writeAddress(values: Readonly<Record<string, string | undefined>>): void {
  const address = new URL(location.href);
  for (const [name, value = ''] of Object.entries(values)) {
    if (value.trim() === '') address.searchParams.delete(name);
    else address.searchParams.set(name, value);
  }
  if (address.href !== location.href) history.replaceState(history.state, '', address);
}
