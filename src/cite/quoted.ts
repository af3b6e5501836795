/** Which quotation marks stand outside, and which inside. */
type Marks = { readonly open: string; readonly close: string; readonly innerOpen: string; readonly innerClose: string };

export const american: Marks = { open: '“', close: '”', innerOpen: '‘', innerClose: '’' };
export const british: Marks = { open: '‘', close: '’', innerOpen: '“', innerClose: '”' };

/** A title in quotation marks; pairs of quotation marks within it become the inner kind. `after` goes inside if American. */
export function quoted(title: string, marks: Marks, after = ''): string {
  const inner = withInnerMarks(title, marks);
  if (marks === british)
    return `${marks.open}${inner}${marks.close}${/[?!.]$/.test(inner) ? after.replace(/^\./, '') : after}`;
  const kept = after.startsWith('.') && /[?!.][”’]?$/.test(inner) ? after.slice(1) : after;
  return `${marks.open}${inner}${kept}${marks.close}`;
}

/** A title that stands without quotation marks of its own: straight double marks in pairs become curly. */
export function unquoted(title: string, { open, close }: Marks): string {
  let opens = false;
  return title.replaceAll('"', () => {
    opens = !opens;
    return opens ? open : close;
  });
}

/** Double marks (curly or straight) in pairs → inner marks. Apostrophes and single marks are left to the author. */
function withInnerMarks(title: string, { innerOpen, innerClose }: Marks): string {
  let opens = true;
  return title.replace(/[“”„"]/g, (mark) => {
    const opening = mark === '"' ? opens : mark !== '”';
    opens = !opening;
    return opening ? innerOpen : innerClose;
  });
}
