/** A block of plain text: one paragraph, item or heading, as far as its marks alone can tell. */
export type Line = {
  readonly text: string;
  /** What stood before the text: `- `, `1. `, `# `. */
  readonly mark: 'none' | 'bullet' | 'number' | 'heading';
  /** Depth of a marked heading, or indent of an item in columns. */
  readonly level: number;
  /** Number of an ordered item. */
  readonly number: number;
  /** A blank line, or the start of the text, stands before it. */
  readonly apart: boolean;
};

const BULLET = /^(\s*)(?:[-*•‣◦▪●·–—+]|\u2043)\s+(?=\S)/;
const NUMBER = /^(\s*)\(?(\d{1,3})[.)]\s+(?=\S)/;
const HEADING = /^(#{1,6})\s+(?=\S)/;
const PICTOGRAPH =
  /^(?:(?:(?![©®™])\p{Extended_Pictographic}|\p{Regional_Indicator}|\u{FE0F}|\u{200D}|[\u{1F3FB}-\u{1F3FF}])\s*)+/u;

/** Text as pasted → its blocks. Lines that an export wrapped at a fixed width are joined again. */
export function linesOf(text: string): readonly Line[] {
  const rows = text.replace(/^\uFEFF/, '').split(/\r\n?|\n|\u2028|\u2029/);
  const wrapped = isWrapped(rows);
  const lines: Line[] = [];
  let apart = true;
  for (const [at, row] of rows.entries()) {
    const next = rows[at + 1]?.trim() ?? '';
    if (row.trim() === '' || /^\s*[=\-_*~]{3,}\s*$/.test(row)) {
      apart = true;
      continue;
    }
    const line = lineOf(row, apart);
    const previous = lines.at(-1);
    const joins = wrapped && !apart && previous !== undefined && line.mark === 'none' && previous.mark !== 'heading';
    if (joins) lines[lines.length - 1] = { ...previous, text: join(previous.text, line.text) };
    else if (/^\s*(={3,}|-{3,})\s*$/.test(next) && line.mark === 'none') {
      lines.push({ ...line, mark: 'heading', level: next.startsWith('=') ? 1 : 2 });
    } else lines.push(line);
    apart = false;
  }
  return lines.filter((line) => line.text !== '');
}

function lineOf(row: string, apart: boolean): Line {
  const heading = HEADING.exec(row);
  if (heading)
    return {
      text: clean(row.slice(heading[0].length)),
      mark: 'heading',
      level: heading[1]?.length ?? 1,
      number: 0,
      apart,
    };
  const bullet = BULLET.exec(row);
  if (bullet)
    return { text: clean(row.slice(bullet[0].length)), mark: 'bullet', level: columns(bullet[1]), number: 0, apart };
  const number = NUMBER.exec(row);
  if (number) {
    return {
      text: clean(row.slice(number[0].length)),
      mark: 'number',
      level: columns(number[1]),
      number: Number(number[2]),
      apart,
    };
  }
  return { text: clean(row), mark: 'none', level: 0, number: 0, apart };
}

/** Spaces folded; pictographs that serve as a bullet or label taken off the front. */
function clean(text: string): string {
  return text.trim().replace(PICTOGRAPH, '').replace(/\s+/g, ' ');
}

function columns(indent: string | undefined): number {
  return (indent ?? '').replace(/\t/g, '    ').length;
}

/** A word parted by a hyphen at the end of a wrapped line stays parted: the hyphen may be its own. */
function join(before: string, after: string): string {
  return `${before} ${after}`;
}

/**
 * Wrapped by an export? Then most lines that have a follower in their block end near the same width,
 * and few of them end a sentence; pasted text has a whole paragraph on each line.
 */
function isWrapped(rows: readonly string[]): boolean {
  const inner = rows.filter((row, at) => row.trim() !== '' && (rows[at + 1]?.trim() ?? '') !== '');
  if (inner.length < 3) return false;
  const lengths = inner.map((row) => row.trimEnd().length).sort((a, b) => a - b);
  const widest = lengths[Math.floor(lengths.length * 0.95)] ?? 0;
  if (widest > 120 || widest < 40) return false;
  const full = inner.filter((row) => row.trimEnd().length >= widest * 0.75);
  const ended = inner.filter((row) => /[.!?:]["'”’)]?$/.test(row.trimEnd()));
  return full.length >= inner.length * 0.6 && ended.length <= inner.length * 0.5;
}
