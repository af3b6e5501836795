/** A page of the site by its permalink; from disk, its file, for no server looks for `index.html` there. */
export function pageAddress(base: string, permalink: string): string {
  return `${base}${permalink}${location.protocol === 'file:' ? 'index.html' : ''}`;
}
