import type { Block } from './blocks.ts';
import { hintNames, hintsOf } from './hints.ts';
import { select, stands } from './select.ts';

export const pageNames = [
  'page words',
  'page linked',
  'page vote',
  'page articles',
  'page mean',
  'page sentences',
  'says article',
  'says forum',
  'says product',
  'says list',
  'page comments',
  'page headings',
  'page cards',
] as const;

const SAYS = [
  /"@type"\s*:\s*(?:\[\s*)?"(?:\w*Article|BlogPosting|Report)"|og:type"? content="article/i,
  /DiscussionForumPosting|QAPage|"Question"/i,
  /"@type"\s*:\s*"Product"|og:type"? content="(?:og:)?product/i,
  /ItemList|CollectionPage|og:type"? content="website/i,
] as const;

/** What the page as a whole says of itself: the same numbers for every block. */
export function pageSigns(
  document: Document,
  blocks: readonly Block[],
  seen: { readonly voted: readonly boolean[]; readonly sentences: readonly boolean[] },
): number[] {
  const log = Math.log1p;
  const words = blocks.reduce((sum, block) => sum + block.words, 0);
  const linked = blocks.reduce((sum, block) => sum + block.linked, 0);
  const chosen = blocks.reduce((sum, block, at) => sum + (seen.voted[at] === true ? block.words : 0), 0);
  const data = [...document.querySelectorAll('script[type="application/ld+json"]')].map(
    (script) => script.textContent ?? '',
  );
  const type = document.querySelector('meta[property="og:type"]')?.getAttribute('content') ?? '';
  const said = `${data.join(' ').slice(0, 200_000)} og:type" content="${type}`;
  const forumHint = 1 << hintNames.indexOf('forum');
  const body = document.querySelector('body');
  const forum =
    SAYS[1].test(said) ||
    (body !== null && (hintsOf(body) & forumHint) !== 0) ||
    stands(document, '[class*="forum"], [id*="forum"]');
  return [
    log(words),
    linked / Math.max(1, words),
    chosen / Math.max(1, words),
    log(document.getElementsByTagName('article').length),
    log(words / Math.max(1, blocks.length)),
    log(seen.sentences.filter(Boolean).length),
    SAYS[0].test(said) ? 1 : 0,
    forum ? 1 : 0,
    SAYS[2].test(said) ? 1 : 0,
    SAYS[3].test(said) ? 1 : 0,
    log(select(document, '[class*="comment"]').length),
    log(document.querySelectorAll('h2, h3').length),
    log(select(document, '[class*="card"], [class*="teaser"], [class*="product"]').length),
  ];
}
