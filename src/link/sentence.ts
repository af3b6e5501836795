/** The sentence of `text` that holds the range, trimmed: for backlinks. */
export function sentenceAround(text: string, start: number, end: number): string {
  let from = 0;
  for (const boundary of boundariesOf(text)) {
    if (boundary >= end) return text.slice(from, boundary).trim();
    if (boundary <= start) from = boundary;
  }
  return text.slice(from).trim();
}

/** Offsets after which a sentence may begin: after a full stop, question or exclamation mark and a space, before a capital, digit or quotation mark. */
function boundariesOf(text: string): readonly number[] {
  return Array.from(
    text.matchAll(/[.!?…]["'”’)\]]?\s(?=["'“‘([]?[\p{Lu}\p{N}])/gu),
    (match) => match.index + match[0].length,
  );
}
