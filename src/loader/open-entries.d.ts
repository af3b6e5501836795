declare module 'virtual:sourcebook/open-entries' {
  /** Entry id → its module, made of an entry that says `mdx: open`. */
  export const openEntries: Readonly<
    Record<string, () => Promise<{ default: import('astro/runtime/server/index.js').AstroComponentFactory }>>
  >;
}
