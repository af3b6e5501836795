import type { PhrasingContent } from 'mdast';

/** A way of setting words apart; `link` also says where it leads. */
export type Mark = 'strong' | 'emphasis' | 'delete' | 'sub' | 'sup' | 'code' | `link ${string}`;

/** One piece of a paragraph with the marks on it; a string is words. */
export type Marked = { readonly content: string | PhrasingContent; readonly marks: ReadonlySet<Mark> };

/**
 * Pieces that each carry their marks, as office formats have them → nested phrasing. The mark that reaches furthest
 * goes outside, so that `**a *b***` does not fall into pieces; at equal reach a link does.
 */
export function nestMarks(pieces: readonly Marked[]): PhrasingContent[] {
  return nest(join(pieces));
}

/** Neighbouring words with the same marks are one piece, for they were cut by spelling checks and revisions. */
function join(pieces: readonly Marked[]): Marked[] {
  const out: Marked[] = [];
  for (const piece of pieces) {
    const last = out.at(-1);
    const both = typeof last?.content === 'string' && typeof piece.content === 'string';
    if (both && last !== undefined && sameMarks(last.marks, piece.marks)) {
      out[out.length - 1] = { content: `${last.content}${piece.content}`, marks: last.marks };
    } else if (piece.content !== '') out.push(piece);
  }
  return out;
}

function sameMarks(a: ReadonlySet<Mark>, b: ReadonlySet<Mark>): boolean {
  return a.size === b.size && [...a].every((mark) => b.has(mark));
}

function nest(pieces: readonly Marked[]): PhrasingContent[] {
  const out: PhrasingContent[] = [];
  for (let at = 0; at < pieces.length; ) {
    const piece = pieces[at];
    if (piece === undefined) break;
    const outer = furthest(pieces, at);
    if (outer === undefined) {
      out.push(leaf(piece));
      at++;
      continue;
    }
    const inside = pieces
      .slice(at, outer.end)
      .map(({ content, marks }) => ({ content, marks: without(marks, outer.mark) }));
    out.push(...wrap(outer.mark, nest(join(inside))));
    at = outer.end;
  }
  return out;
}

/** The mark at a place that reaches furthest, and where it ends. Code is never outside: it holds only words. */
function furthest(pieces: readonly Marked[], at: number): { mark: Mark; end: number } | undefined {
  let best: { mark: Mark; end: number } | undefined;
  for (const mark of pieces[at]?.marks ?? []) {
    if (mark === 'code') continue;
    let end = at;
    while (pieces[end]?.marks.has(mark)) end++;
    const further = best === undefined || end > best.end || (end === best.end && mark.startsWith('link '));
    if (further) best = { mark, end };
  }
  return best;
}

function without(marks: ReadonlySet<Mark>, mark: Mark): ReadonlySet<Mark> {
  return new Set([...marks].filter((other) => other !== mark));
}

function leaf({ content, marks }: Marked): PhrasingContent {
  if (typeof content !== 'string') return content;
  return marks.has('code') ? { type: 'inlineCode', value: content } : { type: 'text', value: content };
}

function wrap(mark: Mark, children: PhrasingContent[]): PhrasingContent[] {
  // Marks on nothing but space say nothing: programs leave them behind.
  if (children.every((child) => child.type === 'text' && child.value.trim() === '')) return children;
  if (mark === 'strong' || mark === 'emphasis' || mark === 'delete') return [{ type: mark, children }];
  if (mark === 'sub' || mark === 'sup') return [{ type: 'mdxJsxTextElement', name: mark, attributes: [], children }];
  if (mark === 'code') return children;
  return [{ type: 'link', url: mark.slice('link '.length), children }];
}
