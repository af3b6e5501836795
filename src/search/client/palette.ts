import { attachSearch } from './attach-search.ts';
import { pageAddress } from './page-address.ts';
import { element, optionFor } from './render-answer.ts';
import { searchWords } from './words.ts';

const SHOWN = 12;
let palette: { readonly dialog: HTMLDialogElement; readonly open: (query: string) => void } | undefined;

/**
 * Opens the search palette over the page, with what was typed so far. To make it, to show it and to fill it are a task
 * each, so that no key waits for all of them.
 */
export async function openPalette(base: string, takeTyped: () => string): Promise<void> {
  if (palette === undefined) {
    palette = createPalette(base);
    await new Promise((done) => setTimeout(done));
  }
  if (!palette.dialog.open) palette.open(takeTyped());
}

function createPalette(base: string) {
  const dialog = document.createElement('dialog');
  dialog.className = 'search-palette';
  dialog.setAttribute('aria-label', searchWords().search);
  const form = document.createElement('form');
  form.action = pageAddress(base, 'search/');
  form.role = 'search';
  const input = document.createElement('input');
  const list = element('div', 'search-results');
  const status = element('p', 'search-status');
  Object.assign(input, { type: 'search', name: 'q', autocomplete: 'off', spellcheck: false, maxLength: 300 });
  for (const [name, value] of Object.entries(comboboxAttributes('search-palette-list')))
    input.setAttribute(name, value);
  list.id = 'search-palette-list';
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', searchWords().results);
  status.setAttribute('role', 'status');
  form.append(input);
  dialog.append(form, status, list);
  document.body.append(dialog);
  const rest = (query: string, total: number) => {
    const option = optionFor(`${form.action}?q=${encodeURIComponent(query.trim())}`, `${list.id}-rest`);
    option.textContent = searchWords().all(total);
    return option;
  };
  const { search } = attachSearch({ base, input, list, status, eager: true, limit: () => SHOWN, rest });
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog || (event.target instanceof Element && event.target.closest('a'))) dialog.close();
  });
  // In a search field browsers spend the first Escape on clearing it.
  input.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || event.isComposing) return;
    event.preventDefault();
    dialog.close();
  });
  const open = (query: string) => {
    input.value = query;
    dialog.showModal();
    input.focus();
    // What an earlier query brought is not seen again.
    if (list.childElementCount > 0) search();
    else setTimeout(search);
  };
  return { dialog, open };
}

/** What makes an input a combobox over the listbox with this id. https://www.w3.org/WAI/ARIA/apg/patterns/combobox/ */
function comboboxAttributes(list: string): Record<string, string> {
  return {
    role: 'combobox',
    placeholder: searchWords().search,
    'aria-label': searchWords().search,
    'aria-autocomplete': 'list',
    'aria-expanded': 'false',
    'aria-controls': list,
  };
}
