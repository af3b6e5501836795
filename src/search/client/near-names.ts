import { askerFor } from './ask.ts';
import { renderAnswer } from './render-answer.ts';

const SHOWN = 5;

/** What an address that leads nowhere may have meant: `/kb/entries/inteligence-explosoin/` → names near it. */
export async function suggestNames(place: HTMLElement, base: string): Promise<void> {
  const query = queryOf(location.pathname, base);
  if (query === '') return;
  const answer = await askerFor(base).search({ query, settled: true, limit: SHOWN });
  if (typeof answer === 'string' || answer.results.length === 0) return;
  const named = { ...answer, results: answer.results.map((result) => ({ ...result, passages: [] })) };
  const items = renderAnswer(named, base, 'near').map((group) => {
    const item = document.createElement('li');
    const link = group.querySelector('a');
    for (const name of ['role', 'aria-selected', 'tabindex']) link?.removeAttribute(name);
    if (link !== null) item.append(link);
    return item;
  });
  place.querySelector('ul')?.replaceChildren(...items);
  place.hidden = false;
}

/** Words of the last part of a path; the part may be badly encoded. */
function queryOf(path: string, base: string): string {
  const parts = (path.startsWith(base) ? path.slice(base.length) : path).split('/').filter((part) => part !== '');
  const last = (parts.at(-1) ?? '').replace(/\.html?$/, '');
  try {
    return decodeURIComponent(last)
      .replace(/[-_+.]/g, ' ')
      .trim();
  } catch {
    return last.replace(/[-_+.%]/g, ' ').trim();
  }
}
