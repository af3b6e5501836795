/** The options under a search field: which of them is active, by keys and pointer (ARIA combobox with listbox). */
export type SearchList = {
  /** `keep`: what was chosen with the arrows stays chosen. `first`: else the first option is active. */
  readonly show: (groups: readonly HTMLElement[], how: { readonly first: boolean; readonly keep: boolean }) => void;
  readonly move: (step: number) => void;
  readonly active: () => HTMLAnchorElement | undefined;
  readonly count: () => number;
};

const REST = 'search-rest';

/** An option that leads to more results is marked as that. */
export function restOption(option: HTMLAnchorElement): HTMLAnchorElement {
  option.classList.add(REST);
  return option;
}

export function isRest(option: HTMLAnchorElement): boolean {
  return option.classList.contains(REST);
}

export function createSearchList(input: HTMLInputElement, list: HTMLElement): SearchList {
  let options: HTMLAnchorElement[] = [];
  let at = -1;
  const activate = (next: number) => {
    options[at]?.setAttribute('aria-selected', 'false');
    at = next;
    const option = options[at];
    option?.setAttribute('aria-selected', 'true');
    if (option === undefined) input.removeAttribute('aria-activedescendant');
    else input.setAttribute('aria-activedescendant', option.id);
  };
  const scroll = () => options[at]?.scrollIntoView({ block: 'nearest' });
  let isScrolled = false;
  const onScroll = () => {
    isScrolled = true;
  };
  // An element's scrolling does not bubble, but it is seen on its way down.
  document.addEventListener('scroll', onScroll, { capture: true, passive: true });
  return {
    show(groups, { first, keep }) {
      const before = keep && at > 0 ? options[at] : undefined;
      list.replaceChildren(...groups);
      options = [...list.querySelectorAll<HTMLAnchorElement>('[role=option]')];
      input.setAttribute('aria-expanded', String(options.length > 0));
      const kept = before === undefined ? -1 : placeOf(before, at, options);
      at = -1;
      activate(kept >= 0 ? kept : first && options.length > 0 ? 0 : -1);
      // To scroll, the options are laid out: not at once, but with the next frame, and only where it may be needed.
      if (at > 0 || isScrolled) requestAnimationFrame(scroll);
      isScrolled = false;
    },
    move(step) {
      if (options.length === 0) return;
      activate((at + step + options.length + (at < 0 && step < 0 ? 1 : 0)) % options.length);
      scroll();
    },
    active: () => options[at],
    count: () => options.length,
  };
}

/** Where an option is after new ones came; where there were more results, the first of those takes its place. */
function placeOf(option: HTMLAnchorElement, at: number, options: readonly HTMLAnchorElement[]): number {
  return isRest(option) && at < options.length ? at : options.findIndex(({ href }) => href === option.href);
}
