import type { ContentFolder } from './content-folder.ts';
import type { ParsedContent } from './parse-content.ts';

/** Ids of entries whose file is there; one that cannot be read has a message of its own. */
export function presentIn(folder: ContentFolder, content: ParsedContent): ReadonlySet<string> {
  const names = folder.entries.map(({ path }) => path.slice(path.lastIndexOf('/') + 1).replace(/\.mdx$/, ''));
  const unread = new Set(content.messages.filter(({ severity }) => severity === 'error').map(({ path }) => path));
  const broken = names.filter((_, at) => unread.has(folder.entries[at]?.path ?? ''));
  return new Set([...content.entries.keys(), ...broken]);
}
