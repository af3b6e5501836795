/** Time the pointer rests on a link before its preview shows, in milliseconds. */
const patience = 250;

type Preview = { readonly title: string; readonly kind: string; readonly summary: string };

/**
 * Resting on a link to an entry, or focusing it, shows what that entry is about. The preview is read from the entry’s own
 * page, which is then in the browser’s cache when the link is followed. Escape, leaving and scrolling away dismiss it.
 */
export function previewEntries(article: HTMLElement): void {
  const box = document.createElement('div');
  box.id = 'entry-preview';
  box.className = 'preview';
  box.role = 'tooltip';
  box.popover = 'manual';
  document.body.append(box);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let current: HTMLAnchorElement | undefined;

  const hide = () => {
    clearTimeout(timer);
    current?.removeAttribute('aria-describedby');
    current = undefined;
    if (box.matches(':popover-open')) box.hidePopover();
  };
  const show = async (link: HTMLAnchorElement) => {
    hide();
    current = link;
    const preview = await previewOf(link.href);
    if (preview === undefined || current !== link) return;
    fill(box, preview);
    link.setAttribute('aria-describedby', box.id);
    box.showPopover();
    placeBeside(box, link);
  };
  const enter = (event: Event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a.entry-link') : null;
    if (link === null || (event instanceof PointerEvent && event.pointerType !== 'mouse')) return;
    clearTimeout(timer);
    if (link === current) return;
    void previewOf(link.href);
    timer = setTimeout(() => void show(link), event instanceof PointerEvent ? patience : 0);
  };
  const leave = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (!box.matches(':hover')) hide();
    }, patience);
  };
  article.addEventListener('pointerover', enter);
  article.addEventListener('focusin', (event) => (isEntryLink(event.target) ? enter(event) : hide()));
  article.addEventListener('pointerout', (event) => isEntryLink(event.target) && leave());
  article.addEventListener('focusout', hide);
  box.addEventListener('pointerleave', leave);
  addEventListener('scroll', hide, { passive: true });
  addEventListener('keydown', ({ key }) => key === 'Escape' && hide());
}

function isEntryLink(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('a.entry-link') !== null;
}

const pages = new Map<string, Promise<Preview | undefined>>();

function previewOf(address: string): Promise<Preview | undefined> {
  const known = pages.get(address) ?? load(address);
  pages.set(address, known);
  return known;
}

/** The page as a document: scripts of it do not run, and no text becomes markup here. */
function load(address: string): Promise<Preview | undefined> {
  return new Promise((done) => {
    const request = new XMLHttpRequest();
    request.open('GET', address);
    request.responseType = 'document';
    request.addEventListener('loadend', () => {
      const page: unknown = request.status === 200 ? request.response : undefined;
      if (!(page instanceof Document)) return done(undefined);
      const words = (selector: string) => page.querySelector(selector)?.textContent?.trim() ?? '';
      done({ title: words('h1'), kind: words('.kicker'), summary: words('.standfirst') });
    });
    request.send();
  });
}

function fill(box: HTMLElement, { title, kind, summary }: Preview): void {
  const part = (name: string, words: string) => {
    const element = document.createElement(name);
    element.textContent = words;
    return element;
  };
  box.replaceChildren(part('small', kind), part('strong', title), part('p', summary));
}

function placeBeside(box: HTMLElement, link: HTMLAnchorElement): void {
  const line = link.getClientRects()[0] ?? link.getBoundingClientRect();
  const margin = 8;
  const left = Math.min(Math.max(margin, line.left), innerWidth - box.offsetWidth - margin);
  const below = line.bottom + margin;
  const fits = below + box.offsetHeight < innerHeight;
  box.style.left = `${Math.round(left)}px`;
  box.style.top = `${Math.round(fits ? below : line.top - box.offsetHeight - margin)}px`;
}
