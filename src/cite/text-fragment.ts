/** Words longer than this are named by how they start and end. */
const LONG = 300;
const ENDS = 6;
const SIGNS = 24;

/**
 * The fragment directive that has a browser go to these words of a page and mark them: `:~:text=…` (WICG
 * scroll-to-text-fragment, 3.2). The words are one paragraph's; hyphens are encoded because they part terms.
 */
export function textFragment(words: string): string {
  if (words.length <= LONG) return `:~:text=${encoded(words)}`;
  const parts = words.split(' ');
  // Scripts without spaces are cut by signs.
  const [start, end] =
    parts.length > 2 * ENDS
      ? [parts.slice(0, ENDS).join(' '), parts.slice(-ENDS).join(' ')]
      : [[...words].slice(0, SIGNS).join(''), [...words].slice(-SIGNS).join('')];
  return `:~:text=${encoded(start)},${encoded(end)}`;
}

/** The address of a work at these words; of a PDF also at the page, for viewers that know pages only. */
export function addressAtWords(url: string, words: string, page?: string): string {
  const [address = url, fragment = ''] = url.split('#', 2);
  const place = page === undefined ? fragment : `page=${encodeURIComponent(page)}`;
  return `${address}#${place}${textFragment(words)}`;
}

function encoded(words: string): string {
  return encodeURIComponent(words.toWellFormed()).replaceAll('-', '%2D');
}
