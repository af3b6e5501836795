import type { SearchAnswer } from '../querying/answer.ts';
import type { Failure } from './ask.ts';
import { element } from './render-answer.ts';
import { searchWords } from './words.ts';

/** The line under a search field, which is read aloud: how much was found, what was searched for, what went wrong. */
export type SearchStatus = {
  readonly answered: (answer: SearchAnswer, query: string) => void;
  readonly failed: (failure: Failure) => void;
  readonly recent: (entries: number) => void;
};

/** What its buttons do: ask for the words just as they were typed, or ask once more. */
export type StatusActions = { readonly askVerbatim: () => void; readonly askAgain: () => void };

export function createSearchStatus(line: HTMLElement, { askVerbatim, askAgain }: StatusActions): SearchStatus {
  const words = searchWords();
  return {
    answered({ total, corrected }, query) {
      const count = total === 0 ? words.nothing : words.count(total);
      if (corrected === undefined) line.replaceChildren(count);
      else line.replaceChildren(`${words.count(total)}. ${words.corrected(corrected)} `, buttonFor(query, askVerbatim));
    },
    failed(failure) {
      const isStale = failure === 'stale';
      const again = buttonFor(isStale ? words.reload : words.again, () => (isStale ? location.reload() : askAgain()));
      line.replaceChildren(`${isStale ? words.stale : words.unreachable} `, again);
    },
    recent: (entries) => line.replaceChildren(entries > 0 ? words.recent : ''),
  };
}

function buttonFor(text: string, onClick: () => void): HTMLElement {
  const button = element('button', 'search-button');
  button.setAttribute('type', 'button');
  button.textContent = text;
  button.addEventListener('click', onClick);
  return button;
}
