/** How long the word that a link was copied stays, in milliseconds. */
const shown = 1600;

/** A click on a fragment link still goes there, and copies the address too. */
export function copyFragmentLinks(article: HTMLElement): void {
  article.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('.fragment-link') : null;
    if (link === null || event.metaKey || event.ctrlKey) return;
    // Without a secure context or permission the link is followed and nothing is claimed.
    navigator.clipboard?.writeText(link.href).then(
      () => say(link, article.dataset['copied'] ?? ''),
      () => {},
    );
  });
}

function say(link: HTMLAnchorElement, words: string): void {
  link.dataset['copied'] = words;
  const status = document.querySelector('#reading-status');
  status?.replaceChildren(words);
  setTimeout(() => {
    delete link.dataset['copied'];
    status?.replaceChildren();
  }, shown);
}
