import type { Message } from '../../model/message.ts';
import { toSlug } from '../../model/slug.ts';
import type { ParsedContent, ParsedEntry } from '../parse-content.ts';

/** Entries without a tag, and tags that neither the vocabulary nor an entry knows. */
export function checkTags({ entries, vocabulary }: ParsedContent): readonly Message[] {
  const decided = vocabulary.terms.flatMap(({ prefLabel, broader }) => [prefLabel, ...broader]);
  const known = new Set([...decided.map(toSlug), ...entries.keys()]);
  return [...entries.values()].flatMap((entry): Message[] => {
    const { tags } = entry.frontmatter;
    const place = { severity: 'warning', path: entry.path, line: lineOfTags(entry) } as const;
    if (tags.length === 0) {
      const advice = 'Add one to `tags`, or a wider term to the vocabulary (`broader`).';
      return [{ rule: 'entry-untagged', ...place, reason: 'This entry has no tag, so no topic leads to it.', advice }];
    }
    return tags
      .filter((tag) => !known.has(tag))
      .map((tag) => ({
        rule: 'tag-unknown',
        ...place,
        reason: `The tag \`${tag}\` is neither in the vocabulary nor an entry.`,
        advice: 'Correct it, or add its label to vocabulary.yaml.',
      }));
  });
}

function lineOfTags(entry: ParsedEntry): number {
  const at = entry.text.split('\n').findIndex((line) => line.startsWith('tags:'));
  return at < 0 ? 1 : at + 1;
}
