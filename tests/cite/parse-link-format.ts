/** Link format after the grammar of RFC 6690, 2, over RFC 8288: `<URI-Reference>; name="value"`, parted by commas. */
export function parseLinkFormat(text: string): readonly Readonly<Record<string, string>>[] {
  const links: Record<string, string>[] = [];
  let rest = text.replace(/\n$/, '');
  for (;;) {
    const link = /^\s*<([^<>"\s]*)>((?:\s*;\s*[\w!#$&+.^`|~-]+\*?(?:=(?:"(?:[^"\\]|\\.)*"|[^\s",;<>]+))?)*)/.exec(rest);
    if (link === null) throw new Error(`no link-value at: ${rest.slice(0, 60)}`);
    const [whole, target = '', params = ''] = link;
    const pairs = params.matchAll(/;\s*([^=;\s]+)(?:=(?:"((?:[^"\\]|\\.)*)"|([^\s;]+)))?/g);
    links.push({ target, ...Object.fromEntries(Array.from(pairs, ([, name = '', a, b]) => [name, a ?? b ?? ''])) });
    rest = rest.slice(whole.length);
    if (rest === '') return links;
    if (!rest.startsWith(',')) throw new Error(`no comma between links at: ${rest.slice(0, 60)}`);
    rest = rest.slice(1);
  }
}
