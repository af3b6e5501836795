/**
 * Gives the headings of a body their levels: the page's title is the h1, so they start at 2, and each stands at most
 * one below the heading it belongs to, whatever number of `#` was written (WCAG technique H42, G141).
 */
export class HeadingLevels {
  readonly #open: number[] = [];

  /** Depth as written, 1–6 → level in the page, 2–6. */
  levelOf(depth: number): number {
    while ((this.#open.at(-1) ?? 0) >= depth) this.#open.pop();
    this.#open.push(depth);
    return Math.min(6, this.#open.length + 1);
  }
}
