/** Lines of a text that is only ever added to, which another state of it lacks. */
export function linesMissing(before: string, now: string): readonly string[] {
  const lines = new Set(now.split(/\r?\n/));
  return before.split(/\r?\n/).filter((line) => line.trim() !== '' && !lines.has(line));
}
