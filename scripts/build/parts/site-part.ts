/**
 * A file of the built site: its path below the site's base, and what it holds. Where the name tells what the file
 * holds, a function that reads it: it is called only where there is no such file yet.
 */
export type SiteFile = readonly [path: string, data: string | Uint8Array | (() => string | Uint8Array)];

/**
 * What is made as a whole: a page, the files beside an entry, the search index. It is made again when what it `shows`
 * has changed, or the code, or any part of the loaded site that was read while it was made the last time.
 */
export type SitePart = {
  /** Unlike that of any other part. */
  readonly name: string;
  /** All that it is made of and does not read of the loaded site by itself: plain values. */
  readonly shows: unknown;
  /** What it shows cannot be told beforehand: it is made at every build. */
  readonly always?: boolean | undefined;
  /** It is begun before the others and taken up after them; what it reads of the site, it reads before it first waits. */
  readonly ahead?: boolean | undefined;
  readonly make: () => Promise<Iterable<SiteFile>> | AsyncIterable<SiteFile>;
};
