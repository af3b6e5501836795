import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { root } from '../../scripts/root.ts';

const keptScript = readFileSync(join(root, 'public', 'kept.js'), 'utf8');

/**
 * Where a reader of an address ends, as a browser would go: the page's own script is run where there is one, else the
 * refresh is followed. Throws where a page is missing, or where the way goes round in a circle.
 */
export function landingOf(
  address: string,
  { pages, script }: { readonly pages: ReadonlyMap<string, string>; readonly script: boolean },
): { readonly html: string; readonly url: string; readonly fragment: string } {
  let url = `/${address}`;
  for (let hops = 0; hops < 20; hops += 1) {
    const [path = '', fragment = ''] = url.split('#');
    const html = pages.get(`${path.slice(1)}index.html`);
    assert.ok(html !== undefined, `${url} answers, asked for as ${address}`);
    const next = script ? scriptLeads(html, url) : refreshLeads(html);
    if (next === undefined) return { html, url, fragment: decodeURIComponent(fragment) };
    url = next;
  }
  throw new assert.AssertionError({ message: `${address} leads round in a circle` });
}

/** Runs `kept.js` as the page has it. */
function scriptLeads(html: string, url: string): string | undefined {
  const tag = /<script src="\/kept\.js"([^>]*)><\/script>/.exec(html)?.[1];
  if (tag === undefined) return undefined;
  const attributes = Array.from(tag.matchAll(/data-([a-z]+)(?:="([^"]*)")?/g), ([, name = '', value = '']) => {
    return [name, value.replaceAll('&quot;', '"').replaceAll('&amp;', '&')] as const;
  });
  const went: { to?: string } = {};
  const [, hash] = url.split('#');
  const location = {
    hash: hash === undefined ? '' : `#${hash}`,
    search: '',
    replace: (to: string) => {
      went.to = to;
    },
  };
  const document = { currentScript: { dataset: Object.fromEntries(attributes) } };
  runInNewContext(keptScript, { document, location, URLSearchParams });
  return went.to;
}

/** Browsers do not carry the fragment over a refresh. */
function refreshLeads(html: string): string | undefined {
  return /<noscript><meta http-equiv="refresh" content="0; url=([^"]*)">/.exec(html)?.[1];
}
