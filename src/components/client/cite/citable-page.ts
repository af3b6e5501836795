import './cite-box.ts';

/** How long a selection must stay as it is before the menu shows, in milliseconds. */
const patience = 300;

/** What there is to do about passages is loaded when a reader first points at one. */
const menu = () => import('./cite-menu.ts');

let timer = 0;
document.addEventListener('selectionchange', () => {
  clearTimeout(timer);
  if (getSelection()?.isCollapsed === false)
    timer = window.setTimeout(async () => (await menu()).offerSelection(), patience);
});
document.addEventListener('click', async (event) => {
  const link =
    event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('.fragment-link, .cite-source') : null;
  if (link === null || event.metaKey || event.ctrlKey || event.shiftKey) return;
  // A passage is gone to as well; the way to a source's citation is only for where no script runs.
  if (link.classList.contains('cite-source')) event.preventDefault();
  (await menu()).offerPassage(link);
});
const arrive = async () => {
  if (/[?&](exact|sum)=/.test(location.search)) (await import('./show-cited-words.ts')).showCitedWords();
};
addEventListener('hashchange', arrive);
void arrive();
