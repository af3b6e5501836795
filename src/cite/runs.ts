/** A citation in a style is a line of runs: words, some in italics, some a link, one the day the reader looked. */
export type Run = {
  readonly text: string;
  readonly italic?: true;
  readonly href?: string;
  /**
   * Wording for the day of retrieval, which only the reader's machine knows: `Retrieved %B %e, %Y, from `.
   * `%Y` year, `%m` month and `%d` day in two digits, `%e` day, `%B` March, `%h` Mar. (MLA; June),
   * `%i` Mar. (IEEE; Jun.), `%b` Mar (Vancouver).
   */
  readonly retrieved?: string;
};

export type Piece = string | Run | readonly Run[] | undefined;

export function italic(text: string | undefined): Run | undefined {
  return text === undefined ? undefined : { text, italic: true };
}

export function link(href: string, text = href): Run {
  return { text, href };
}

export function retrieved(pattern: string): Run {
  return { text: '', retrieved: pattern };
}

/** Pieces one after the other; no second full stop after `.`, `?` or `!`, and no comma or full stop twice. */
export function line(...pieces: readonly Piece[]): readonly Run[] {
  const runs: Run[] = [];
  for (const run of pieces.flatMap(toRuns)) {
    if (run.retrieved !== undefined) runs.push(run);
    else {
      const text = fitted(endOf(runs), run.text);
      if (text !== '') runs.push({ ...run, text });
    }
  }
  return runs;
}

/** Those pieces that are there, with the delimiter between them. */
export function join(delimiter: string, ...pieces: readonly Piece[]): readonly Run[] | undefined {
  const there = pieces.map((piece) => toRuns(piece)).filter((runs) => runs.length > 0);
  if (there.length === 0) return undefined;
  return line(...there.flatMap((runs, at) => (at === 0 ? [runs] : [delimiter, runs])));
}

/** A piece with words around it, or nothing where the piece is missing. */
export function around(before: string, piece: Piece, after = ''): readonly Run[] | undefined {
  return toRuns(piece).length === 0 ? undefined : line(before, piece, after);
}

function toRuns(piece: Piece): readonly Run[] {
  if (piece === undefined || piece === '') return [];
  if (typeof piece === 'string') return [{ text: piece }];
  return 'text' in piece ? [piece] : piece;
}

function endOf(runs: readonly Run[]): string {
  return runs.findLast(({ text }) => text !== '')?.text ?? '';
}

function fitted(before: string, text: string): string {
  if (text.startsWith('.') && /[.?!…。？！][”’"]?$/.test(before)) return text.slice(1);
  if (text.startsWith(',') && /,[”’"]?$/.test(before)) return text.slice(1);
  return text;
}

/** Runs as plain text, without the day of retrieval. */
export function textOf(runs: readonly Run[]): string {
  return runs.map(({ text }) => text).join('');
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (mark) => entities[mark] ?? mark);
}

/** Runs as HTML: `<i>`, `<a>`, and an empty `<span data-retrieved>` for the reader's machine to fill. */
export function htmlOf(runs: readonly Run[]): string {
  return runs
    .map(({ text, italic, href, retrieved }) => {
      if (retrieved !== undefined) return `<span data-retrieved="${escapeHtml(retrieved)}"></span>`;
      const inner = italic ? `<i>${escapeHtml(text)}</i>` : escapeHtml(text);
      return href === undefined ? inner : `<a href="${escapeHtml(href)}">${inner}</a>`;
    })
    .join('');
}
