import type { FactName } from '../../../../src/model/source.ts';
import type { FactCandidate } from '../../facts/choose-facts.ts';

/** Fact → keys that state it in the frontmatter of the usual site generators, the plainest first. */
const keys: Readonly<Record<FactName, readonly string[]>> = {
  title: ['title'],
  authors: ['authors', 'author', 'by'],
  date: ['date', 'published', 'date_published', 'pubdate', 'publishdate', 'created'],
  publisher: ['publisher', 'source', 'site'],
  language: ['language', 'lang', 'locale'],
  url: ['url', 'canonical', 'canonical_url', 'canonicalurl', 'source', 'source_url', 'link'],
  doi: ['doi'],
  description: ['description', 'summary', 'excerpt', 'abstract'],
  keywords: ['keywords', 'tags', 'categories'],
  rights: ['rights', 'licence', 'license', 'copyright'],
  credit: ['credit', 'attribution'],
};

/** Values of a frontmatter → what they state; `source` names an address or a publisher, by its look. */
export function factCandidates(values: Readonly<Record<string, unknown>>): FactCandidate[] {
  const byKey = new Map(
    Object.entries(values).map(([key, value]) => [key.toLowerCase(), { key, value: words(value) }]),
  );
  return Object.entries(keys).flatMap(([fact, names]) =>
    names.flatMap((name): FactCandidate[] => {
      const found = byKey.get(name);
      const [first] = found?.value ?? [];
      if (found === undefined || first === undefined) return [];
      const isAddress = /^https?:\/\//i.test(first);
      if ((fact === 'publisher' && isAddress) || (fact === 'url' && !isAddress)) return [];
      return [
        {
          fact: fact as FactName,
          value: found.value.length === 1 ? first : found.value,
          origin: `frontmatter ${found.key}`,
        },
      ];
    }),
  );
}

/** Text, number, date, list of these, or objects with a `name`, as texts. No deeper: a list in YAML can hold itself. */
function words(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).flatMap(word);
}

function word(value: unknown): string[] {
  const one = typeof value === 'object' && value !== null && 'name' in value ? value.name : value;
  if (one instanceof Date) return [one.toISOString().slice(0, 10)];
  return typeof one === 'string' || typeof one === 'number' ? [String(one).trim()].filter((text) => text !== '') : [];
}
