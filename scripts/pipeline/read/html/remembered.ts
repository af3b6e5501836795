const MOST = 5_000;

/** A function of a text or an element that works out once what it says of each; where there are too many, it begins anew. */
export function remembered<Of, T>(work: (of: Of) => T): (of: Of) => T {
  const known = new Map<Of, { readonly said: T }>();
  return (of) => {
    const before = known.get(of);
    if (before !== undefined) return before.said;
    if (known.size >= MOST) known.clear();
    const said = work(of);
    known.set(of, { said });
    return said;
  };
}
