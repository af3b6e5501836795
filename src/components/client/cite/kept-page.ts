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
  const page = await parsed(address);
  const to = page?.querySelector<HTMLElement>('script[data-to]')?.dataset['to'];
  if (to === undefined) return page;
  return further ? load(new URL(to, location.href).href, false) : undefined;
}

/** By XMLHttpRequest, which gives a document that never runs; our policy keeps text from becoming one elsewhere. */
function parsed(address: string): Promise<Document | undefined> {
  const request = new XMLHttpRequest();
  return new Promise((done, fail) => {
    request.onload = () => {
      if (request.status === 404 || request.status === 410) done(undefined);
      else if (request.status === 200 && request.responseXML !== null) done(request.responseXML);
      else fail(new Error(`${address}: ${request.status}`));
    };
    request.onerror = () => fail(new Error(`${address} cannot be read`));
    request.open('GET', address);
    request.responseType = 'document';
    request.send();
  });
}
