/** The element itself or the nearest around it that has one of the names: `closest`, without a selector to read for each block. */
export function nearest(element: Element, names: ReadonlySet<string>): Element | null {
  for (let at: Element | null = element; at !== null; at = at.parentElement) if (names.has(at.localName)) return at;
  return null;
}
