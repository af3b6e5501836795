/** An entry that was opened from search. */
export type RecentEntry = { readonly permalink: string; readonly title: string };

const KEPT = 8;

/** Entries opened lately on this site, latest first; none where the browser keeps nothing. */
export function recentEntries(base: string): RecentEntry[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(base)) ?? '[]');
    return Array.isArray(kept) ? kept.filter(isRecent).slice(0, KEPT) : [];
  } catch {
    return [];
  }
}

export function rememberEntry(base: string, entry: RecentEntry): void {
  const others = recentEntries(base).filter(({ permalink }) => permalink !== entry.permalink);
  try {
    localStorage.setItem(keyOf(base), JSON.stringify([entry, ...others].slice(0, KEPT)));
  } catch {
    // Private windows may refuse; search works without.
  }
}

function keyOf(base: string): string {
  return `sourcebook-recent:${base}`;
}

function isRecent(value: unknown): value is RecentEntry {
  if (typeof value !== 'object' || value === null || !('permalink' in value) || !('title' in value)) return false;
  const { permalink, title } = value;
  return typeof permalink === 'string' && typeof title === 'string' && !permalink.includes(':');
}
