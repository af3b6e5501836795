/** Characters that no YAML parser takes for more than they are, as long as they begin with a letter. */
const PRINTABLE = /^[ -~\u00A1-\u1FFF\u2010-\u2027\u2030-\uD7FF\uE000-\uFDFF]*$/;
const KEY = /^([A-Za-z]{1,40}):(?: |$)/;

/**
 * A mapping as nearly all frontmatter writes it: one key a line, each with a word or more, a list in brackets, or a list
 * of lines below it; read many times faster than by a parser for all of YAML. Undefined where anything else stands there:
 * then that parser reads it. A property test holds the two to each other.
 */
export function plainYaml(text: string): Readonly<Record<string, string | string[]>> | undefined {
  if (!text.split('\n').every((line) => PRINTABLE.test(line))) return undefined;
  const found = new Map<string, string | string[]>();
  let list: string[] | undefined;
  for (const line of text.replace(/\n$/, '').split('\n')) {
    if (line.startsWith('  - ') && list !== undefined) {
      const item = scalarOf(line.slice(4));
      if (item === undefined) return undefined;
      list.push(item);
      continue;
    }
    const [head, key] = KEY.exec(line) ?? [];
    if (head === undefined || key === undefined || found.has(key) || list?.length === 0) return undefined;
    const written = line.slice(head.length);
    list = written === '' ? [] : undefined;
    const value = list ?? (written.startsWith('[') ? listOf(written) : scalarOf(written));
    if (value === undefined) return undefined;
    found.set(key, value);
  }
  return list?.length === 0 ? undefined : Object.fromEntries(found);
}

/** `[a, b]`. */
function listOf(written: string): string[] | undefined {
  if (!written.endsWith(']')) return undefined;
  const inner = written.slice(1, -1);
  if (/[[\]{}:#]/.test(inner)) return undefined;
  const items = inner === '' ? [] : inner.split(', ').map((item) => (item.includes(',') ? undefined : scalarOf(item)));
  return items.every((item) => item !== undefined) ? items : undefined;
}

/** Words that stand for themselves, with or without quotation marks around them; spaces after them are none of theirs. */
function scalarOf(written: string): string | undefined {
  const quoted = /^"([^"\\]*)"$/.exec(written)?.[1];
  if (quoted !== undefined) return quoted;
  let end = written.length;
  while (written[end - 1] === ' ') end -= 1;
  const text = written.slice(0, end);
  const isText = /^[A-Za-z]/.test(text) && !/: |:$| #|^(?:true|false|null)$/i.test(text);
  return isText ? text : undefined;
}
