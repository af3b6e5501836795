import { stringify } from 'yaml';
import type { EntryFrontmatter } from '../../src/model/entry.ts';
import type { ComposedEntry } from './compose.ts';
import { toMdx } from './to-mdx.ts';

/** An entry → the text of its file: YAML frontmatter without what goes without saying, then MDX of the closed set. */
export function entryText({ frontmatter, children }: ComposedEntry): string {
  return `---\n${yamlOf(frontmatter)}---\n\n${toMdx({ type: 'root', children: [...children] })}`;
}

function yamlOf(frontmatter: EntryFrontmatter): string {
  const said = Object.entries(frontmatter).filter(
    ([name, value]) => !(Array.isArray(value) && value.length === 0) && !(name === 'mdx' && value === 'closed'),
  );
  return stringify(Object.fromEntries(said), { lineWidth: 0, aliasDuplicateObjects: false });
}
