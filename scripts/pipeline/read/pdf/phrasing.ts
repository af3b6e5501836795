import type { PhrasingContent } from 'mdast';
import type {} from 'mdast-util-mdx';
import { type Span, textOf } from './spans.ts';

type Mark = 'link' | 'strong' | 'emphasis' | 'raise';
const order: readonly Mark[] = ['link', 'strong', 'emphasis', 'raise'];

/** Spans → mdast, outermost first: link, strong, emphasis, sub or superscript; white space outside of marks. */
export function phrasingOf(spans: readonly Span[]): PhrasingContent[] {
  return nest(trimmed(spans), 0);
}

/** As `phrasingOf`, where the whole is set bold or italic anyway: a heading, a header cell. */
export function plainPhrasingOf(spans: readonly Span[]): PhrasingContent[] {
  const letters = spans.filter((span) => span.text.trim() !== '');
  const bold = letters.every((span) => span.bold);
  const italic = letters.every((span) => span.italic);
  return phrasingOf(spans.map((span) => ({ ...span, bold: span.bold && !bold, italic: span.italic && !italic })));
}

/** White space single, none at either end, and never inside a mark's edge. */
function trimmed(spans: readonly Span[]): Span[] {
  const out: Span[] = [];
  let space = true;
  for (const span of spans) {
    let text = span.text.replace(/\s+/g, ' ');
    if (space) text = text.trimStart();
    if (text === '') continue;
    const marked = span.bold || span.italic || span.mono || span.raise !== 0 || span.href !== undefined;
    const lead = marked && text.startsWith(' ');
    const trail = marked && text.length > 1 && text.endsWith(' ');
    if (lead) out.push(bare(' '));
    if (text.trim() !== '') out.push({ ...span, text: marked ? text.trim() : text });
    if (trail || (!marked && text === ' ')) out.push(bare(' '));
    space = text.endsWith(' ');
  }
  return joined(out);
}

/** A space between two spans under the same mark belongs to the mark: `**a b**`, not `**a** **b**`. */
function joined(spans: readonly Span[]): Span[] {
  const out = spans.map((span, index) => {
    const before = spans[index - 1];
    const after = spans[index + 1];
    if (span.text !== ' ' || !before || !after) return span;
    return {
      ...span,
      bold: before.bold && after.bold,
      italic: before.italic && after.italic,
      ...(before.href !== undefined && before.href === after.href ? { href: before.href } : {}),
    };
  });
  const last = out.at(-1);
  if (last) out[out.length - 1] = { ...last, text: last.text.trimEnd() };
  return out;
}

function bare(text: string): Span {
  return { text, bold: false, italic: false, mono: false, raise: 0 };
}

function markValue(span: Span, mark: Mark): string | number | boolean | undefined {
  if (span.note !== undefined) return undefined;
  if (mark === 'link') return span.href;
  if (mark === 'strong') return span.bold || undefined;
  if (mark === 'emphasis') return span.italic || undefined;
  return span.raise || undefined;
}

function nest(spans: readonly Span[], level: number): PhrasingContent[] {
  const mark = order[level];
  if (mark === undefined) return leaves(spans);
  const out: PhrasingContent[] = [];
  for (let start = 0; start < spans.length; ) {
    const first = spans[start];
    if (!first) break;
    const value = markValue(first, mark);
    let end = start + 1;
    for (let next = spans[end]; next && markValue(next, mark) === value; next = spans[++end]);
    const children = nest(spans.slice(start, end), level + 1);
    out.push(...(value === undefined ? children : wrap(mark, value, children)));
    start = end;
  }
  return out;
}

function wrap(mark: Mark, value: string | number | boolean, children: PhrasingContent[]): PhrasingContent[] {
  if (children.length === 0) return [];
  if (mark === 'link') {
    const inside = children.flatMap((child) => (child.type === 'link' ? child.children : [child]));
    return [{ type: 'link', url: String(value), children: inside }];
  }
  if (mark === 'raise') {
    const name = value === 1 ? 'sup' : 'sub';
    return [{ type: 'mdxJsxTextElement', name, attributes: [], children }];
  }
  return [{ type: mark === 'strong' ? 'strong' : 'emphasis', children }];
}

function leaves(spans: readonly Span[]): PhrasingContent[] {
  const out: PhrasingContent[] = [];
  for (const span of spans) {
    const last = out.at(-1);
    if (span.note !== undefined) out.push({ type: 'footnoteReference', identifier: span.note, label: span.note });
    else if (span.mono && span.text.trim() !== '') {
      if (last?.type === 'inlineCode') last.value += span.text;
      else out.push({ type: 'inlineCode', value: span.text });
    } else if (last?.type === 'text') last.value += span.text;
    else if (span.text !== '') out.push({ type: 'text', value: span.text });
  }
  return out;
}

/** True where there is nothing to read. */
export function isBlank(spans: readonly Span[]): boolean {
  return textOf(spans) === '';
}
