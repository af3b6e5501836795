import { copyFragmentLinks } from './copy-fragment-links.ts';
import { followReading } from './follow-reading.ts';
import { placeSideNotes } from './place-side-notes.ts';
import { previewEntries } from './preview-entries.ts';

/** What JavaScript adds to a page that reads well without it. */
const article = document.querySelector<HTMLElement>('[data-reading]');
if (article !== null) {
  copyFragmentLinks(article);
  followReading(article);
  placeSideNotes(article);
  previewEntries(article);
  // Loaded by the pages that have one.
  if (article.querySelector('growth-model')) void import('./growth-model.ts');
  if (article.querySelector('pay-off-game')) void import('./pay-off-game.ts');
}
