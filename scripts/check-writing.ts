import { checkClaims } from '../src/loader/check/check-claims.ts';
import { checkDuplicates } from '../src/loader/check/check-duplicates.ts';
import { checkLinks } from '../src/loader/check/check-links.ts';
import { checkOrphans } from '../src/loader/check/check-orphans.ts';
import { checkTags } from '../src/loader/check/check-tags.ts';
import { ownParagraphs } from '../src/loader/own-paragraphs.ts';
import type { ParsedContent } from '../src/loader/parse-content.ts';
import type { RenderedEntry } from '../src/loader/render-entries.ts';
import { entryKinds } from '../src/model/entry.ts';
import type { Message } from '../src/model/message.ts';
import { checkSpelling, spellingOf } from './check-spelling.ts';
import { readingEase } from './reading-ease.ts';

/** What is checked: the content, its entries rendered, and the project's own words where it keeps a list of them. */
export type Written = {
  readonly content: ParsedContent;
  readonly rendered: readonly RenderedEntry[];
  /** `words.txt`; its presence is what turns the check of spelling on. */
  readonly ownWords: string | undefined;
};

/** How well the entries are written, as far as a program can tell. */
export async function checkWriting({ content, rendered, ownWords }: Written): Promise<readonly Message[]> {
  const entries = [...content.entries.values()];
  const { language } = content.settings;
  const spelling = ownWords === undefined ? undefined : await spellingOf(language, ownWords);
  return [
    ...entries.flatMap(checkClaims),
    ...entries.flatMap(checkLinks),
    ...checkTags(content),
    ...checkOrphans(rendered),
    ...checkDuplicates(entries),
    ...(spelling === undefined ? [] : entries.flatMap((entry) => checkSpelling(entry, spelling))),
  ];
}

/** One line about the whole: how many entries of each kind and, in English, how easy they are to read. */
export function describeWriting({ content }: Pick<Written, 'content'>): string {
  const entries = [...content.entries.values()];
  const kinds = entryKinds
    .map((kind) => ({ kind, count: entries.filter(({ frontmatter }) => frontmatter.kind === kind).length }))
    .filter(({ count }) => count > 0)
    .map(({ kind, count }) => `${count} ${kind}`);
  const texts = entries.flatMap((entry) => [
    entry.frontmatter.summary,
    ...ownParagraphs(entry).map(({ text }) => text),
  ]);
  const ease = /^en\b/.test(content.settings.language) ? readingEase(texts) : undefined;
  const counts = `${entries.length} entries${kinds.length > 0 ? ` (${kinds.join(', ')})` : ''}`;
  return ease === undefined ? counts : `${counts}; Flesch reading ease ${ease.toFixed(0)}`;
}
