const pages = new Map<string, Promise<Document | undefined>>();

/**
 * The page at an address of this site, parsed and not run; where it says that its matter moved, the page it leads to.
 * Undefined where there is none; throws where it cannot be read.
 */
export function keptPage(address: string): Promise<Document | undefined> {
  const known = pages.get(address) ?? load(address);
  pages.set(address, known);
  known.catch(() => pages.delete(address));
  return known;
}

async function load(address: string, further = true): Promise<Document | undefined> {
  const response = await fetch(address);
  if (response.status === 404 || response.status === 410) return undefined;
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  const to = page.querySelector<HTMLElement>('script[data-to]')?.dataset['to'];
  if (to === undefined) return page;
  return further ? load(new URL(to, location.href).href, false) : undefined;
}
