import { type Facets, type FacetValue, facetNames } from '../format/facets.ts';
import type { Filters } from '../querying/narrow.ts';
import { askerFor } from './ask.ts';
import { searchWords } from './words.ts';

/** A field that narrows results, by what it narrows them to. */
export type FilterFields = ReadonlyMap<keyof Facets, HTMLSelectElement>;

/** Puts a field for each facet into the form, at first with nothing but the value that the address asks for. */
export function addFilters(form: HTMLFormElement): FilterFields {
  const asked = new URL(location.href).searchParams;
  const bar = document.createElement('div');
  bar.className = 'search-filters';
  const fields = facetNames.map((facet) => {
    const field = document.createElement('select');
    field.name = facet;
    field.setAttribute('aria-label', searchWords().narrow[facet]);
    const chosen = asked.get(facet) ?? '';
    offer(field, facet, chosenOnly(chosen));
    field.value = chosen;
    return [facet, field] as const;
  });
  bar.append(...fields.map(([, field]) => field));
  form.append(bar);
  return new Map(fields);
}

export function filtersOf(fields: FilterFields): Filters {
  return Object.fromEntries([...fields].map(([facet, { value }]) => [facet, value]));
}

/** Offers what the site's entries have; a value of the address that few of them have stays chosen. */
export async function fillFilters(fields: FilterFields, base: string): Promise<void> {
  const known = await askerFor(base).facets();
  if (typeof known === 'string') return;
  for (const [facet, field] of fields) {
    const chosen = field.value;
    const isKnown = known[facet].some(([value]) => value === chosen);
    offer(field, facet, [...(isKnown ? [] : chosenOnly(chosen)), ...known[facet]]);
    field.value = chosen;
  }
}

/** A value that is not known to stand in any entry is offered without a count. */
function chosenOnly(value: string): FacetValue[] {
  return value === '' ? [] : [[value, 0]];
}

function offer(field: HTMLSelectElement, facet: keyof Facets, values: readonly FacetValue[]): void {
  const { any, kind } = searchWords();
  const kinds: Readonly<Record<string, string>> = kind;
  const options = values.map(([value, count, label = value]) => {
    const name = facet === 'kind' ? (kinds[value] ?? value) : label;
    return new Option(count > 0 ? `${name} (${count})` : name, value);
  });
  field.replaceChildren(new Option(any[facet], ''), ...options);
}
