import type { Block } from './blocks.ts';
import { hintNames, hintsOf } from './hints.ts';
import { stands } from './select.ts';

const COMMENT = 1 << hintNames.indexOf('comment');

/**
 * Readers' comments under an article go; on a forum they are what the page is about. A page is an article where it says so
 * (schema.org, Open Graph), does not say that it is a discussion, and keeps words of its own.
 */
export function isComments(document: Document, blocks: readonly Block[], chosen: readonly boolean[]): boolean[] {
  const none = blocks.map(() => false);
  if (!saysArticle(document)) return none;
  const comments = blocks.map((block) => isNear(block.parent));
  const own = blocks.reduce(
    (sum, block, at) => sum + (chosen[at] === true && comments[at] !== true ? block.words : 0),
    0,
  );
  return own >= 60 ? comments : none;
}

function isNear(element: Element): boolean {
  let at: Element | null = element;
  for (let level = 0; level < 3 && at !== null && at.localName !== 'body'; level++) {
    if ((hintsOf(at) & COMMENT) !== 0) return true;
    at = at.parentElement;
  }
  return false;
}

function saysArticle(document: Document): boolean {
  const data = [...document.querySelectorAll('script[type="application/ld+json"]')]
    .map((script) => script.textContent ?? '')
    .join(' ')
    .slice(0, 200_000);
  const type = document.querySelector('meta[property="og:type"]')?.getAttribute('content') ?? '';
  const generator = document.querySelector('meta[name="generator"]')?.getAttribute('content') ?? '';
  if (
    /DiscussionForumPosting|QAPage|"Question"/.test(data) ||
    /discourse|phpbb|vbulletin|xenforo|flarum|invision|nodebb|vanilla|mybb/i.test(generator)
  )
    return false;
  if (stands(document, '[class*="forum"], [id*="forum"]')) return false;
  return type === 'article' || /"@type"\s*:\s*(?:\[\s*)?"(?:\w*Article|BlogPosting|Report)"/.test(data);
}
