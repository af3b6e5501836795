import { relative } from 'node:path/posix';

/** An address of a site built for `/`, as seen from a folder of it on disk; any other value stays as it is. */
export function diskAddress(address: string, folder: string): string {
  const [, path, rest = ''] = /^(\/(?!\/)[^?#\s]*)([?#]\S*)?$/.exec(address) ?? [];
  if (path === undefined) return address;
  const file = path.endsWith('/') ? `${path}index.html` : path;
  return relative(folder === '.' ? '/' : `/${folder}`, file) + rest;
}

/** The addresses in a style sheet. */
export function toDiskStyle(css: string, folder: string): string {
  return css.replaceAll(
    /url\((["']?)(\/[^"'()]+)\1\)/g,
    (_, quote: string, address: string) => `url(${quote}${diskAddress(address, folder)}${quote})`,
  );
}
