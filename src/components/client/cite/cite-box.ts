import { rememberedStyle } from './remembered-style.ts';

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

/** Fills in what only the reader's machine knows: the day, and the full address where a path stands. */
export function fillIn(box: ParentNode): void {
  for (const span of box.querySelectorAll<HTMLElement>('[data-retrieved]'))
    span.textContent = withDay(span.dataset['retrieved'] ?? '', new Date());
  for (const link of box.querySelectorAll<HTMLAnchorElement>('a[href^="/"]:not([download])'))
    link.textContent = link.href;
}

function start(box: HTMLElement): void {
  fillIn(box);
  const chosen = rememberedStyle();
  for (const part of box.querySelectorAll<HTMLDetailsElement>('details[data-style]')) {
    if (part.dataset['style'] === chosen && part.parentElement === box) part.open = true;
    part.querySelector('summary')?.addEventListener('click', () => {
      if (!part.open) rememberedStyle(part.dataset['style']);
    });
    const button = part.querySelector('button');
    if (button === null) continue;
    const label = button.textContent;
    button.hidden = false;
    button.addEventListener('click', async () => {
      const text = part.querySelector<HTMLElement>('.cite-text');
      const words = text?.textContent ?? '';
      const copied = await navigator.clipboard
        ?.writeText(part.dataset['style'] === 'ris' ? words.replace(/\r?\n/g, '\r\n') : words)
        .then(
          () => true,
          () => false,
        );
      if (!copied && text) getSelection()?.selectAllChildren(text);
      button.textContent = box.dataset[copied ? 'copied' : 'notCopied'] ?? '';
      box.querySelector(':scope > [role=status]')?.replaceChildren(button.textContent);
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
