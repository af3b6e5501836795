import { isSearchKey } from './search-key.ts';

/**
 * All that a page loads before search is touched: opens the palette by `/`, Ctrl-K or ⌘-K and by going to the field.
 */
class SearchBox extends HTMLElement {
  connectedCallback() {
    const input = this.querySelector('input');
    if (input === null) return;
    const open = async () => {
      input.focus();
      const { openPalette } = await import('./palette.ts');
      await openPalette(this.dataset['base'] ?? '/', () => {
        const { value } = input;
        input.value = '';
        return value;
      });
    };
    input.addEventListener('click', open);
    input.addEventListener('input', open);
    document.addEventListener('keydown', (event) => {
      if (!isSearchKey(event)) return;
      event.preventDefault();
      void open();
    });
  }
}

customElements.define('search-box', SearchBox);
