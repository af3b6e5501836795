/**
 * An address that a reader may safely follow, or nothing: http, https, mailto or relative (RFC 3986).
 * Characters that no address may hold are percent-encoded; white space and control characters inside are
 * taken out first, because browsers do so too and would then see another scheme. One that leaves the scheme to the
 * page it was on (`//host/…`) gets https, because a saved page has none.
 */
export function safeAddress(address: string): string | undefined {
  const bare = address
    .toWellFormed()
    .replace(/[\p{Cc}\u2028\u2029\uFEFF]/gu, '')
    .trim();
  if (bare === '') return undefined;
  const scheme = /^([^/?#:]*):/.exec(bare)?.[1]?.toLowerCase();
  if (scheme !== undefined && !['http', 'https', 'mailto'].includes(scheme)) return undefined;
  return bare.replace(/^\/\//, 'https://').replace(/[\s<>"\\^`{|}]/gu, encodeURIComponent);
}
