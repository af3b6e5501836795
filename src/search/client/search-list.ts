/** The options under a search field: which of them is active, by keys and pointer (ARIA combobox with listbox). */
export type SearchList = {
  readonly show: (groups: readonly HTMLElement[], activate: boolean) => void;
  readonly move: (step: number) => void;
  readonly active: () => HTMLAnchorElement | undefined;
  readonly count: () => number;
};

export function createSearchList(input: HTMLInputElement, list: HTMLElement): SearchList {
  let options: HTMLAnchorElement[] = [];
  let at = -1;
  const activate = (next: number) => {
    options[at]?.setAttribute('aria-selected', 'false');
    at = next;
    const option = options[at];
    option?.setAttribute('aria-selected', 'true');
    option?.scrollIntoView({ block: 'nearest' });
    if (option === undefined) input.removeAttribute('aria-activedescendant');
    else input.setAttribute('aria-activedescendant', option.id);
  };
  return {
    show(groups, first) {
      const before = at > 0 ? options[at]?.href : undefined;
      list.replaceChildren(...groups);
      options = [...list.querySelectorAll<HTMLAnchorElement>('[role=option]')];
      input.setAttribute('aria-expanded', String(options.length > 0));
      const kept = before === undefined ? -1 : options.findIndex(({ href }) => href === before);
      at = -1;
      activate(kept >= 0 ? kept : first && options.length > 0 ? 0 : -1);
    },
    move(step) {
      if (options.length > 0) activate((at + step + options.length + (at < 0 && step < 0 ? 1 : 0)) % options.length);
    },
    active: () => options[at],
    count: () => options.length,
  };
}
