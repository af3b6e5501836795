const memory = 'cite-style';
const long = 'January February March April May June July August September October November December'.split(' ');

/** `Retrieved %B %e, %Y, from ` → with the reader's day; the letters are those of `Run.retrieved`. */
export function withDay(pattern: string, day: Date): string {
  const name = long[day.getMonth()] ?? '';
  const three = name.slice(0, 3);
  const two = (number: number) => String(number).padStart(2, '0');
  const words: Readonly<Record<string, string>> = {
    Y: String(day.getFullYear()),
    m: two(day.getMonth() + 1),
    d: two(day.getDate()),
    e: String(day.getDate()),
    B: name,
    b: three,
    i: name.length > 3 ? `${three}.` : name,
    h: name.length > 4 ? `${name === 'September' ? 'Sept' : three}.` : name,
  };
  return pattern.replace(/%(\w)/g, (all, letter: string) => words[letter] ?? all);
}

/** Storage may be forbidden: then nothing is remembered. */
function remembered(style?: string): string | null {
  try {
    if (style) localStorage.setItem(memory, style);
    return localStorage.getItem(memory);
  } catch {
    return null;
  }
}

function start(box: HTMLElement): void {
  for (const span of box.querySelectorAll<HTMLElement>('[data-retrieved]')) {
    span.textContent = withDay(span.dataset['retrieved'] ?? '', new Date());
  }
  // A path stands where the build did not know the site's address.
  for (const link of box.querySelectorAll<HTMLAnchorElement>('a[href^="/"]:not([download])'))
    link.textContent = link.href;
  const chosen = remembered();
  for (const part of box.querySelectorAll('details')) {
    if (part.dataset['style'] === chosen) part.open = true;
    part.querySelector('summary')?.addEventListener('click', () => {
      if (!part.open) remembered(part.dataset['style']);
    });
    const button = part.querySelector('button');
    if (button === null) continue;
    const label = button.textContent;
    button.hidden = false;
    button.addEventListener('click', async () => {
      const text = part.querySelector<HTMLElement>('.cite-text');
      const copied = await navigator.clipboard?.writeText(text?.textContent ?? '').then(
        () => true,
        () => false,
      );
      if (!copied && text) getSelection()?.selectAllChildren(text);
      button.textContent = box.dataset[copied ? 'copied' : 'notCopied'] ?? '';
      box.querySelector('[role=status]')?.replaceChildren(button.textContent);
      setTimeout(() => {
        button.textContent = label;
      }, 2000);
    });
  }
}

if (typeof customElements !== 'undefined') {
  customElements.define(
    'cite-box',
    class extends HTMLElement {
      connectedCallback(): void {
        start(this);
      }
    },
  );
}
