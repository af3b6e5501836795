/** The options under a search field: which of them is active, by keys and pointer (ARIA combobox with listbox). */
export type SearchList = {
  /** `keep`: what was chosen with the arrows stays chosen. `first`: else the first option is active. */
  readonly show: (groups: readonly HTMLElement[], how: { readonly first: boolean; readonly keep: boolean }) => void;
  readonly move: (step: number) => void;
  readonly active: () => HTMLAnchorElement | undefined;
  readonly count: () => number;
};

const REST = 'search-rest';
/** Groups laid out with the first frame. */
const FIRST = 6;

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
  let latest: readonly HTMLElement[] = [];
  /** What stands first is seen first; each frame then takes as many more as stand there, so that none is a long task. */
  const addAfter = (from: number, groups: readonly HTMLElement[]) => {
    if (from >= groups.length) return;
    afterFrame(() => {
      if (groups !== latest) return;
      list.append(...groups.slice(from, from * 2));
      addAfter(from * 2, groups);
    });
  };
  let isScrolled = false;
  const onScroll = () => {
    isScrolled = true;
  };
  // An element's scrolling does not bubble, but it is seen on its way down.
  document.addEventListener('scroll', onScroll, { capture: true, passive: true });
  return {
    show(groups, { first, keep }) {
      const before = keep && at > 0 ? options[at] : undefined;
      options = groups.flatMap(optionsIn);
      const kept = before === undefined ? -1 : placeOf(before, at, options);
      // Where somebody has gone down the list, it does not grow shorter under them.
      const soon = kept > 0 || isScrolled ? groups.length : FIRST;
      latest = groups;
      list.replaceChildren(...groups.slice(0, soon));
      addAfter(soon, groups);
      input.setAttribute('aria-expanded', String(options.length > 0));
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

function optionsIn(group: HTMLElement): HTMLAnchorElement[] {
  return group instanceof HTMLAnchorElement ? [group] : [...group.querySelectorAll<HTMLAnchorElement>('[role=option]')];
}

/** Once the next frame is drawn. */
function afterFrame(act: () => void): void {
  requestAnimationFrame(() => void setTimeout(act));
}

/** Where an option is after new ones came; where there were more results, the first of those takes its place. */
function placeOf(option: HTMLAnchorElement, at: number, options: readonly HTMLAnchorElement[]): number {
  return isRest(option) && at < options.length ? at : options.findIndex(({ href }) => href === option.href);
}
