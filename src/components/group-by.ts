/** Items under their keys, both in the order they come in. */
export function groupBy<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
): readonly (readonly [key: string, items: readonly Item[]])[] {
  return [...Map.groupBy(items, keyOf)];
}
