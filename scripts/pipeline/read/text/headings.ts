import type { Line } from './lines.ts';

/** Does a line without mark-up read as a heading? Short, no end of a sentence, and something longer follows. */
export function isHeading(line: Line, next: Line | undefined): boolean {
  if (line.mark === 'heading') return true;
  if (next === undefined) return false;
  // `2. The vote` alone between blank lines, with a paragraph below, numbers a section rather than an item.
  const numbered = line.mark === 'number' && line.apart && next.apart && next.mark === 'none';
  if (line.mark !== 'none' && !numbered) return false;
  const words = line.text.split(' ');
  if (words.length > 14 || line.text.length > 100) return false;
  if (/[.,;:…]["'”’)]?$/.test(line.text)) return false;
  if (!/^["'“‘(]?[\p{Lu}\p{N}\p{Lo}]/u.test(line.text)) return false;
  const body = next.mark === 'bullet' || next.mark === 'number' || next.text.length > line.text.length;
  return body || isTitleCase(words);
}

/** Most of the longer words begin with a capital. */
function isTitleCase(words: readonly string[]): boolean {
  const long = words.filter((word) => word.length > 3);
  const capital = long.filter((word) => /^["'“‘(]?\p{Lu}/u.test(word));
  return long.length > 0 && capital.length >= long.length * 0.7;
}

/**
 * The title among the heading-like lines that open a text. Where two say nearly the same, one is the
 * page's short title and the longer one the work's own; else the first is the title.
 */
export function titleAmong(opening: readonly string[]): number {
  const [first, second] = opening;
  if (first === undefined || second === undefined) return 0;
  const words = (text: string) => new Set(text.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? []);
  const [a, b] = [words(first), words(second)];
  const shared = [...a].filter((word) => b.has(word)).length;
  return shared >= Math.min(a.size, b.size) * 0.5 && second.length > first.length ? 1 : 0;
}
