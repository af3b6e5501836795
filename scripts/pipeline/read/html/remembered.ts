const MOST = 5_000;

/** A function of a text that works out once what it says of each; where there are too many, it begins anew. */
export function remembered<T>(work: (text: string) => T): (text: string) => T {
  const known = new Map<string, { readonly said: T }>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before.said;
    if (known.size >= MOST) known.clear();
    const said = work(text);
    known.set(text, { said });
    return said;
  };
}
