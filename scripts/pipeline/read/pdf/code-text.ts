import type { Item } from './page.ts';
import { linesOf } from './spans.ts';

/** Items of a preformatted block → its text: indents and empty lines from where the lines stand. */
export function codeText(items: readonly Item[]): string {
  const lines = linesOf(items).filter((line) => line.some((item) => item.text.trim() !== ''));
  const left = Math.min(...lines.map((line) => line[0]?.x ?? Number.POSITIVE_INFINITY));
  const steps = lines.slice(1).map((line, index) => (line[0]?.y ?? 0) - (lines[index]?.[0]?.y ?? 0));
  const leading = Math.min(...steps.filter((step) => step > 1), Number.POSITIVE_INFINITY);
  const out: string[] = [];
  for (const [index, line] of lines.entries()) {
    const first = line[0];
    if (!first) continue;
    const advance = widthOf(line);
    const empty = index > 0 && Number.isFinite(leading) ? Math.round((steps[index - 1] ?? 0) / leading) - 1 : 0;
    for (let count = 0; count < Math.min(empty, 3); count++) out.push('');
    out.push(' '.repeat(Math.max(0, Math.min(80, Math.round((first.x - left) / advance)))) + lineText(line, advance));
  }
  return out.join('\n');
}

function lineText(line: readonly Item[], advance: number): string {
  let text = '';
  let end = line[0]?.x ?? 0;
  for (const item of line) {
    if (item.text.trim() === '') continue;
    const gap = Math.round((item.x - end) / advance);
    if (gap > 0 && text !== '') text += ' '.repeat(Math.min(gap, 80));
    text += item.text;
    end = item.x + item.width;
  }
  return text.trimEnd();
}

/** Width of one character: all alike in such fonts. */
function widthOf(line: readonly Item[]): number {
  const item = line.find(({ text, width }) => text.trim() !== '' && width > 0);
  return item ? item.width / item.text.length : 5;
}
