/** Attribute that holds the words of a picture's caption while the page is cleaned. */
export const CAPTION = 'data-caption-words';

/** Notes on each picture what its figure says of it: a caption is no main text and may be cut, the picture is shown with it. */
export function noteCaptions(document: Document): void {
  for (const picture of document.querySelectorAll('figure img')) {
    const words = picture.closest('figure')?.querySelector('figcaption')?.textContent;
    if (words) picture.setAttribute(CAPTION, words.replace(/\s+/g, ' ').trim());
  }
}
