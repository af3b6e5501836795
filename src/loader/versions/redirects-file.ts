import type { FormerPage } from '../../data/views.ts';

/** Static rules that Netlify and Cloudflare Pages take. */
const BUDGET = 2000;

/**
 * `_redirects` for hosts that read it: a permanent redirect for each former address of an entry that stands.
 * Nothing beyond the hosts' budget: half a list would make two kinds of old addresses. The pages answer anyway.
 * https://developers.cloudflare.com/pages/configuration/redirects/
 */
export function redirectsFile(pages: readonly FormerPage[], href: (permalink: string) => string): string | undefined {
  const rules = pages.flatMap(({ permalink, targets: [first], carries }) =>
    // Browsers carry every fragment over. To the right paragraph of another entry only the page itself can send them.
    first === undefined || !carries ? [] : [`${href(permalink)} ${href(first.permalink)} 301`],
  );
  return rules.length === 0 || rules.length > BUDGET ? undefined : `${rules.join('\n')}\n`;
}
