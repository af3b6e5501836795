import { compareText } from '../../src/model/message.ts';

/** Ending of a sidecar: facts beside a file, or a source of facts alone. */
export const SIDECAR = '.source.yaml';

/** Paths below `sources/` → those that are sources: not sidecars of files, not the parts of a page saved with its folder. */
export function sourceFiles(paths: readonly string[]): readonly string[] {
  const files = paths.filter((path) => !path.endsWith(SIDECAR));
  const stems = new Set(files.map(stemOf));
  const pages = new Set(files.filter((path) => /\.x?html?$/i.test(path)).map(stemOf));
  const alone = paths.filter((path) => path.endsWith(SIDECAR) && !stems.has(stemOf(path)));
  return [...files.filter((path) => !isPart(path, pages)), ...alone].sort(compareText);
}

export function stemOf(path: string): string {
  return path.endsWith(SIDECAR) ? path.slice(0, -SIDECAR.length) : path.replace(/\.[^./]+$/, '');
}

/** Browsers save `page.html` with a folder `page_files`, `page-Dateien`, `page.files` … beside it. */
function isPart(path: string, pages: ReadonlySet<string>): boolean {
  const segments = path.split('/');
  return segments.slice(0, -1).some((_, at) => {
    const folder = segments.slice(0, at + 1).join('/');
    const stem = /^(.+)[_.-][\p{L}]+$/u.exec(folder)?.[1];
    return stem !== undefined && pages.has(stem);
  });
}
