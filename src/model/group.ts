/** Values by key, each group in the order the values came. */
export function group<K, V>(pairs: Iterable<readonly [K, V]>): Map<K, V[]> {
  const groups = new Map<K, V[]>();
  for (const [key, value] of pairs) {
    const before = groups.get(key);
    if (before === undefined) groups.set(key, [value]);
    else before.push(value);
  }
  return groups;
}
