/** Most bytes of a slug in UTF-8: with an ending it is still a file name everywhere. */
const MOST_BYTES = 200;
const MOST_UNITS = 80;
/** Names that Windows keeps for itself, whatever ending follows. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;

/**
 * Label → id: lower-case words joined by hyphens, at most 80 characters, letters of every script kept,
 * accents of Latin letters dropped. Empty where the label holds no letter or digit. Always a file name.
 */
export function toSlug(label: string): string {
  const words = label
    .normalize('NFKD')
    .replace(/(\p{Script=Latin})\p{M}+/gu, '$1')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{Ll}\p{Lo}\p{Lm}\p{M}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
  const slug = shortened(words).replace(/-$/, '');
  return DEVICE.test(slug) ? `${slug}-1` : slug;
}

/** Whole characters, as many as fit. */
function shortened(words: string): string {
  // No unit takes more than three bytes.
  if (words.length <= Math.min(MOST_UNITS, MOST_BYTES / 3)) return words;
  let [bytes, end] = [0, 0];
  for (const character of words.slice(0, MOST_UNITS + 1)) {
    bytes += new TextEncoder().encode(character).length;
    if (bytes > MOST_BYTES || end + character.length > MOST_UNITS) break;
    end += character.length;
  }
  return words.slice(0, end);
}
