import { singularShort } from './acronyms.ts';
import { isCapital } from './case-evidence.ts';
import { type Group, isNamed } from './groups.ts';
import { isCased } from './lexicon.ts';
import { labelKey, singular } from './words.ts';

/** A group → how an encyclopedia would title it, and the other names to show with it. */
export function labelsOf(group: Group): { readonly label: string; readonly labels: readonly string[] } {
  const surfaces = surfacesOf(group);
  const label = group.known?.label ?? (isNamed(group) ? nameOf(group, surfaces) : titleOf(group));
  const seen = new Set(surfaces.map(labelKey));
  const hidden = new Set(group.known?.hidden.map(labelKey));
  const known = (group.known?.labels ?? []).filter(
    (name) => group.known?.decided || seen.has(labelKey(name)) || (isCased(name, 'concept') && /^\p{Lu}+$/u.test(name)),
  );
  const own = group.known === undefined && isNamed(group) ? surfaces : [];
  const taken = new Set([labelKey(label)]);
  const labels = [...group.acronyms, ...known, ...own].filter((name) => {
    const key = labelKey(name);
    const isNew = !taken.has(key) && !hidden.has(key);
    taken.add(key);
    return isNew;
  });
  return { label, labels };
}

/** A name as written most often; its long form where a source gives both. */
function nameOf(group: Group, surfaces: readonly string[]): string {
  // A person goes by the full name, however often the surname stands alone.
  const full = group.kinds.includes('person') ? surfaces.find((surface) => surface.includes(' ')) : undefined;
  const isShort = (surface: string) => group.acronyms.includes(singularShort(surface));
  const name = full ?? surfaces.find((surface) => !isShort(surface)) ?? group.longForms[0] ?? surfaces[0] ?? group.key;
  if (/^\p{Ll}/u.test(name) && group.longForms.includes(name)) return asTitle(name);
  const bare = name.replace(/^The /, '');
  return surfaces.includes(bare) || group.acronyms.some((short) => !short.startsWith('T')) ? bare : name;
}

/** `initial coin offerings` → `Initial coin offering`. */
function asTitle(name: string): string {
  const words = name.split(' ');
  const last = words.at(-1) ?? '';
  const phrase = [...words.slice(0, -1), singular(last)].join(' ');
  return phrase.charAt(0).toUpperCase() + phrase.slice(1);
}

/** How the group is written in the sources, most frequent first. */
function surfacesOf(group: Group, form: 'surface' | 'singular' = 'surface'): readonly string[] {
  const counts = new Map<string, number>();
  for (const { [form]: name, titled } of group.occurrences) {
    counts.set(name, (counts.get(name) ?? 0) + (titled ? 0.1 : 1));
  }
  return [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([surface]) => surface);
}

/** Common nouns: sentence case, singular; words that are capitalised within running text keep their capitals. */
function titleOf(group: Group): string {
  const running = group.occurrences.filter(({ titled }) => !titled);
  const lower = new Set(running.flatMap(({ surface }) => surface.split(' ').filter((word) => !isCapital(word))));
  const surface = surfacesOf(group, 'singular')[0] ?? group.key;
  const words = surface.split(' ').map((word, at) => {
    const isAcronym = /\p{Lu}.*\p{Lu}/u.test(word);
    const isFirst =
      at === 0 && !group.occurrences.some(({ surface: other, from }) => from > 0 && other.startsWith(word));
    const isLowered =
      isAcronym || !isCapital(word) ? false : isFirst || running.length === 0 || lower.has(word.toLowerCase());
    return isLowered ? word.toLowerCase() : word;
  });
  const title = words.join(' ');
  return title.slice(0, 1).toUpperCase() + title.slice(1);
}
