/**
 * Label → id: lower-case words joined by hyphens, at most 80 characters, letters of every script kept,
 * accents of Latin letters dropped. Empty where the label holds no letter or digit.
 */
export function toSlug(label: string): string {
  return label
    .normalize('NFKD')
    .replace(/(\p{Script=Latin})\p{M}+/gu, '$1')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{Ll}\p{Lo}\p{M}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 80)
    .replace(/-$/, '');
}
