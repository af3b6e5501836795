const memory = 'cite-style';

/** The style a reader chose last, after choosing `style` where one is given. Storage may be forbidden: then nothing is remembered. */
export function rememberedStyle(style?: string): string | null {
  try {
    if (style) localStorage.setItem(memory, style);
    return localStorage.getItem(memory);
  } catch {
    return null;
  }
}
