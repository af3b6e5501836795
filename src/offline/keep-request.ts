/** What a page asks its service worker to keep: itself and what it has loaded, by full address. */
export type KeepRequest = { readonly page: string; readonly files: readonly string[] };

export function isKeepRequest(value: unknown): value is KeepRequest {
  if (typeof value !== 'object' || value === null || !('page' in value) || !('files' in value)) return false;
  const { page, files } = value;
  return typeof page === 'string' && Array.isArray(files) && files.every((file) => typeof file === 'string');
}
