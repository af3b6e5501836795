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
      openPalette(this.dataset['base'] ?? '/', input.value);
      input.value = '';
    };
    input.addEventListener('click', open);
    input.addEventListener('input', open);
    document.addEventListener('keydown', (event) => {
      const isShortcut = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === 'k';
      const isSlash = event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event.target);
      if (!isShortcut && !isSlash) return;
      event.preventDefault();
      void open();
    });
  }
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'));
}

customElements.define('search-box', SearchBox);
