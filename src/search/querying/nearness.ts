/** Do positions of all lists stand one behind the other, in the order of the lists? `steps[i]` is list i's place in the phrase. */
export function isPhrase(lists: readonly (readonly number[])[], steps: readonly number[]): boolean {
  const [first = [], ...others] = lists;
  const start = steps[0] ?? 0;
  return first.some((position) => others.every((list, at) => list.includes(position - start + (steps[at + 1] ?? 0))));
}

/** Length in words of the shortest stretch that holds a position of every list; 0 where a list is empty. */
export function shortestSpan(lists: readonly (readonly number[])[]): number {
  if (lists.some((list) => list.length === 0)) return 0;
  const marks = lists.flatMap((list, at) => list.map((position) => ({ position, at })));
  marks.sort((a, b) => a.position - b.position);
  const counts = lists.map(() => 0);
  let missing = lists.length;
  let shortest = Number.POSITIVE_INFINITY;
  let from = 0;
  for (const { position, at } of marks) {
    if (counts[at] === 0) missing--;
    counts[at] = (counts[at] ?? 0) + 1;
    while (missing === 0) {
      const first = marks[from];
      if (first === undefined) break;
      shortest = Math.min(shortest, position - first.position + 1);
      counts[first.at] = (counts[first.at] ?? 0) - 1;
      if (counts[first.at] === 0) missing++;
      from++;
    }
  }
  return shortest;
}
