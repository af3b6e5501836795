import { followReading } from './follow-reading.ts';
import { placeSideNotes } from './place-side-notes.ts';
import { previewEntries } from './preview-entries.ts';

/** What JavaScript adds to a page that reads well without it. */
const article = document.querySelector<HTMLElement>('[data-reading]');
if (article !== null) {
  followReading(article);
  placeSideNotes(article);
  // A page that was opened from disk may read no other.
  if (location.protocol !== 'file:') previewEntries(article);
  whenNear(article, 'growth-model', () => import('./growth-model.ts'));
  whenNear(article, 'pay-off-game', () => import('./pay-off-game.ts'));
}

/** Loads what an explainer needs once a reader comes near it. */
function whenNear(article: HTMLElement, name: string, load: () => Promise<unknown>): void {
  const observer = new IntersectionObserver(
    (entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      observer.disconnect();
      void load();
    },
    { rootMargin: '50% 0px' },
  );
  for (const explainer of article.querySelectorAll(name)) observer.observe(explainer);
}
