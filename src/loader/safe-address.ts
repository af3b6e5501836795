/** Addresses that a page may hold; everything else loses its link and keeps its words. */
const SAFE = /^(?:https?:|mailto:|#|\/|\.{0,2}\/|[^:/?#]*(?:[/?#]|$))/i;
/** With a scheme, or `//host`, which browsers also read in `/\host`. */
const ELSEWHERE = /^(?:https?:|[\\/]{2})/i;

/** Whether a link may lead there: http, https, mailto, relative, or a fragment. */
export function isSafeAddress(url: string): boolean {
  return SAFE.test(url);
}

/** Whether it lead away from this site. */
export function isElsewhere(url: string): boolean {
  return ELSEWHERE.test(url);
}
