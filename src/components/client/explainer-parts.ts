/** The parts of an explainer that match, in the order of the page. */
export function partsOf<Part extends Element = Element>(explainer: HTMLElement, selector: string): Part[] {
  return [...explainer.querySelectorAll<Part>(selector)];
}

/** Numbers as the language around the explainer writes them; as the build wrote them. */
export function numbersOf(explainer: HTMLElement): (value: number) => string {
  const language = explainer.closest<HTMLElement>('[lang]')?.lang ?? 'en';
  return (value) => value.toLocaleString(language, { maximumFractionDigits: 6 });
}

/** Puts sentences where screen readers hear of a change. */
export function tell(explainer: HTMLElement, sentences: readonly string[]): void {
  const lines = sentences.map((sentence) => {
    const line = document.createElement('p');
    line.textContent = sentence;
    return line;
  });
  explainer.querySelector('[role=status]')?.replaceChildren(...lines);
}
