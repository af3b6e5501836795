import type { Strings } from '../strings/strings.ts';

const block = /<(p|h[2-6]) id="([^"<>]+)"([^>]*)>/g;

/**
 * Body of an entry → the same with a link to itself in every paragraph and beside every heading that has a fragment.
 * Expects HTML as the renderer writes it: `id` is the first attribute, paragraphs and headings do not nest.
 */
export function withFragmentLinks(html: string, strings: Pick<Strings, 'linkToSection' | 'linkToParagraph'>): string {
  let out = '';
  let done = 0;
  for (const match of html.matchAll(block)) {
    const [open, name = '', id = '', rest = ''] = match;
    const end = html.indexOf(`</${name}>`, match.index);
    if (end < match.index || match.index < done) continue;
    const inner = html.slice(match.index + open.length, end);
    out += html.slice(done, match.index);
    out +=
      name === 'p'
        ? paragraph({ id, rest, inner }, strings.linkToParagraph)
        : heading({ name, open, id, inner }, strings);
    done = end + name.length + 3;
  }
  return out + html.slice(done);
}

function paragraph(part: { id: string; rest: string; inner: string }, label: string): string {
  const link = fragmentLink(part.id, label);
  return `<p id="${part.id}"${part.rest}>${part.inner}${link}</p>`;
}

function heading(
  part: { name: string; open: string; id: string; inner: string },
  strings: Pick<Strings, 'linkToSection'>,
): string {
  const text = part.inner.replace(/<[^>]*>/g, '').replaceAll('"', '&quot;');
  return `<div class="heading">${part.open}${part.inner}</${part.name}>${fragmentLink(part.id, strings.linkToSection(text))}</div>`;
}

/** `id` and `label` come from markup and are escaped already. */
function fragmentLink(id: string, label: string): string {
  return `<a class="fragment" href="#${id}" aria-label="${label}"></a>`;
}
