/** Quotations and lists in each other on one line; a mail that went to and fro for weeks stays far below. */
const MOST_MARKS = 32;
/** Columns that an item is set in: each level of a list takes two at least. */
const MOST_COLUMNS = 96;

const mark = /[ \t]*(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t]))/y;
const fence = /`{3,}|~{3,}/y;

/**
 * Markdown whose quotations and lists are nested no deeper than anyone writes: the first mark beyond is escaped, so that
 * the rest of its line is words. CommonMark's own way takes time with the square of the depth, and stack.
 */
export function boundedContainers(text: string): { readonly text: string; readonly isCut: boolean } {
  let isCut = false;
  let code: string | undefined;
  const lines = text.split('\n').map((line) => {
    const { start, beyond } = marksOf(line);
    fence.lastIndex = start;
    const [ticks] = fence.exec(line) ?? [];
    if (code === undefined) code = ticks;
    else {
      if (ticks?.startsWith(code) && line.slice(start).trim() === ticks) code = undefined;
      return line;
    }
    const deep = /^[ \t]+/.exec(line)?.[0].length ?? 0;
    if (beyond === undefined && (deep <= MOST_COLUMNS || start === deep)) return line;
    isCut = true;
    return beyond === undefined ? line.slice(deep - MOST_COLUMNS) : `${line.slice(0, beyond)}\\${line.slice(beyond)}`;
  });
  return { text: isCut ? lines.join('\n') : text, isCut };
}

/** Where the words of a line start after its marks, and the sign of the first mark that is one too many. */
function marksOf(line: string): { readonly start: number; readonly beyond: number | undefined } {
  let start = 0;
  let count = 0;
  let beyond: number | undefined;
  for (mark.lastIndex = 0; ; count++) {
    const found = mark.exec(line);
    if (found === null) break;
    start = mark.lastIndex;
    // What stands before the dot of `1.` needs no escape, and cannot have one.
    if (count === MOST_MARKS) beyond = start - 1;
  }
  start += /^[ \t]*/.exec(line.slice(start))?.[0].length ?? 0;
  // A rule is made of nothing but marks.
  const isRule = /^([-*])[ \t]*(?:\1[ \t]*)+$/.test(line.trim());
  return { start, beyond: isRule ? undefined : beyond };
}
