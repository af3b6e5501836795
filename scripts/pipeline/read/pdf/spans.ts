import type { Hyphens } from './hyphens.ts';
import type { Item } from './page.ts';

/** Words set alike. A line feed in `text` is a line's end, until `closeLines` has run. */
export type Span = {
  readonly text: string;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly mono: boolean;
  /** Above the line, on it, below it. */
  readonly raise: 1 | 0 | -1;
  readonly href?: string;
  /** Id of the footnote this is the mark of. */
  readonly note?: string;
};

/** What is known of an item beyond its font. */
export type Look = Partial<Pick<Span, 'bold' | 'italic' | 'mono' | 'href' | 'note'>>;

/** Items in reading order → spans, with a space where the page shows a gap and `\n` where a line ends. */
export function spansOf(items: readonly Item[], lookOf: (item: Item) => Look): Span[] {
  const spans: Span[] = [];
  for (const line of linesOf(items)) {
    const base = dominant(line);
    let before: Item | undefined;
    let broken = spans.length > 0;
    for (const item of line) {
      const gap = before && !before.text.endsWith(' ') && !item.text.startsWith(' ') && gapBetween(before, item);
      const text = `${broken ? '\n' : ''}${gap ? ' ' : ''}${item.text}`;
      broken = false;
      spans.push({
        bold: item.font.bold,
        italic: item.font.italic,
        mono: item.font.mono,
        raise: raiseOf(item, base),
        ...lookOf(item),
        text,
      });
      if (item.text !== '') before = item;
    }
  }
  return merged(spans);
}

/** Items → lines: a new one wherever the file says so, or the pen goes back and down. */
export function linesOf(items: readonly Item[]): Item[][] {
  const lines: Item[][] = [];
  let line: Item[] = [];
  let last: Item | undefined;
  for (const item of items) {
    const back = last && (item.page !== last.page || (item.x < last.x && Math.abs(item.y - last.y) > 0.6 * last.size));
    if (back || last?.endsLine) {
      if (line.length > 0) lines.push(line);
      line = [];
    }
    if (item.text !== '') line.push(item);
    last = item;
  }
  if (line.length > 0) lines.push(line);
  return lines;
}

function gapBetween(before: Item, item: Item): boolean {
  return item.x - (before.x + before.width) > 0.17 * Math.max(item.size, before.size);
}

/** The item with most letters stands for the line. */
export function dominant(line: readonly Item[]): Item | undefined {
  const weights = new Map<number, number>();
  for (const { size, text } of line) {
    const key = Math.round(size * 4);
    weights.set(key, (weights.get(key) ?? 0) + text.trim().length);
  }
  const best = Math.max(...weights.values());
  return line.find(({ size }) => weights.get(Math.round(size * 4)) === best);
}

function raiseOf(item: Item, base: Item | undefined): Span['raise'] {
  if (!base || item.size > 0.86 * base.size || !/[\p{L}\p{N}*†‡§¶]/u.test(item.text)) return 0;
  const up = base.y - item.y;
  return up > 0.15 * base.size ? 1 : up < -0.06 * base.size ? -1 : 0;
}

function alike(a: Span, b: Span): boolean {
  return (
    a.bold === b.bold &&
    a.italic === b.italic &&
    a.mono === b.mono &&
    a.raise === b.raise &&
    a.href === b.href &&
    a.note === b.note
  );
}

/** Neighbours set alike become one; white space takes the look of what stands before it. */
export function merged(spans: readonly Span[]): Span[] {
  const out: Span[] = [];
  for (const span of spans) {
    const last = out.at(-1);
    if (last && alike(last, span)) out[out.length - 1] = { ...last, text: last.text + span.text };
    else if (span.text !== '') out.push(span);
  }
  return out;
}

const cjk = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** Every line's end → a space, nothing (in a word cut in two), or a hyphen that belongs there. */
export function closeLines(spans: readonly Span[], hyphens: Hyphens): Span[] {
  const whole = spans.map((span) => span.text).join('');
  let at = 0;
  const out = spans.map((span) => {
    let text = '';
    for (const character of span.text) {
      if (character === '\n') text = closeOne(text, whole, { at, hyphens });
      else text += character;
      at += character.length;
    }
    return { ...span, text };
  });
  return merged(out);
}

function closeOne(text: string, whole: string, { at, hyphens }: { at: number; hyphens: Hyphens }): string {
  const before = whole.slice(Math.max(0, at - 40), at).replace(/(?<! ) +$/, '');
  const after = whole.slice(at + 1, at + 41).trimStart();
  if (before.endsWith('\u00AD')) return text.replace(/\u00AD *$/, '');
  const left = /(?<![\p{L}\p{M}'’])[\p{M}'’]*(\p{L}[\p{L}\p{M}'’]*)[-\u2010]$/u.exec(before)?.[1];
  const right = /^\p{L}[\p{L}\p{M}'’]*/u.exec(after)?.[0];
  if (left && right) return hyphens.keeps(left, right) ? text : text.replace(/[-\u2010] *$/, '');
  if (/[\p{L}\p{N}][-\u2010]$/u.test(before) && /^[\p{L}\p{N}]/u.test(after)) return text;
  if (cjk.test(before.slice(-1)) && cjk.test(after.slice(0, 1))) return text;
  return `${text} `;
}

export function textOf(spans: readonly Span[]): string {
  return spans
    .map((span) => span.text)
    .join('')
    .replace(/\s+/g, ' ')
    .trim();
}
