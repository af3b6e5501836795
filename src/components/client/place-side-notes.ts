/** Side notes need a margin; narrower than this they stay in the list of references. Keep equal to entry.css. */
const wide = matchMedia('(min-width: 80rem)');
/** Least distance between two notes, in pixels. */
const gap = 12;

/**
 * On wide screens a citation’s reference also stands in the margin, level with its mark. The list of references
 * remains: notes are copies for the eye and hidden from assistive technology.
 */
export function placeSideNotes(article: HTMLElement): void {
  const prose = article.querySelector<HTMLElement>('.prose');
  const marks = [...(prose?.querySelectorAll<HTMLAnchorElement>('.cite a[href^="#ref-"]') ?? [])];
  if (prose === null || marks.length === 0) return;
  let notes: HTMLElement[] = [];
  const place = () => {
    // Asking where something stands makes the browser lay out the page there and then.
    if (notes.length === 0) return;
    const top = prose.getBoundingClientRect().top;
    let free = 0;
    for (const [i, note] of notes.entries()) {
      const level = (marks[i]?.getBoundingClientRect().top ?? 0) - top;
      const at = Math.max(level, free);
      note.style.insetBlockStart = `${Math.round(at)}px`;
      free = at + note.offsetHeight + gap;
    }
  };
  const toggle = () => {
    for (const note of notes) note.remove();
    notes = wide.matches ? marks.map(noteFor) : [];
    prose.append(...notes);
    place();
  };
  wide.addEventListener('change', toggle);
  new ResizeObserver(place).observe(prose);
  document.fonts.ready.then(place);
  toggle();
}

function noteFor(mark: HTMLAnchorElement): HTMLElement {
  const note = document.createElement('div');
  note.className = 'side-note';
  note.ariaHidden = 'true';
  const number = document.createElement('b');
  number.textContent = mark.textContent;
  const reference = document.querySelector(mark.hash)?.cloneNode(true);
  note.append(number, ' ', ...(reference?.childNodes ?? []));
  for (const link of note.querySelectorAll('a')) link.tabIndex = -1;
  return note;
}
