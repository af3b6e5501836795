/** A field that is open: its instruction, and whether what comes now is what it shows. */
export type Field = { instruction: string; shown: boolean };

/** Where a field leads: addresses of HYPERLINK, `#name` of references that are links (ISO/IEC 29500-1, 17.16.5). */
export function addressOfField(instruction: string): string | undefined {
  const words = [...instruction.matchAll(/"([^"]*)"|([^\s"]+)/g)].map((match) => match[1] ?? match[2] ?? '');
  const [name = '', ...rest] = words;
  if (name.toUpperCase() === 'HYPERLINK') return hyperlink(rest);
  const refers =
    ['REF', 'PAGEREF', 'NOTEREF'].includes(name.toUpperCase()) && rest.some((word) => word.toLowerCase() === '\\h');
  return refers && rest[0] !== undefined ? `#${rest[0]}` : undefined;
}

function hyperlink(words: readonly string[]): string | undefined {
  let address = '';
  let anchor = '';
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    if (word === '\\l') anchor = words[++at] ?? '';
    else if (word === '\\o' || word === '\\t') at++;
    else if (!word.startsWith('\\') && address === '') address = word;
  }
  return address === '' && anchor === '' ? undefined : anchor === '' ? address : `${address}#${anchor}`;
}
