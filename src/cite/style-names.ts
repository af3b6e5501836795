/** The citation styles a reader may choose from, in the order they are shown. */
export const citationStyleNames = ['apa', 'mla', 'chicago', 'harvard', 'ieee', 'vancouver'] as const;
export type StyleName = (typeof citationStyleNames)[number];
