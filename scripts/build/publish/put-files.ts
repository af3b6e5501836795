import { hash } from 'node:crypto';
import type { SiteFile } from '../parts/site-part.ts';
import type { SiteChanges } from './publish-changes.ts';
import { isFileAsLeft, type MadeFile, type MadePart } from './site-record.ts';

type Putting = {
  readonly put: SiteChanges['put'];
  /** The part as the last build left it in the folder `out`. */
  readonly before: MadePart | undefined;
  readonly out: string;
  /** Whether every file of it is there as it was left. */
  readonly isAsLeft: boolean;
};

/** Writes the files of a part. One that is named by what it holds is written once. */
export async function putFiles(
  made: AsyncIterable<SiteFile> | Iterable<SiteFile>,
  { put, before, out, isAsLeft }: Putting,
): Promise<readonly MadeFile[]> {
  const files: MadeFile[] = [];
  const old = new Map(before?.files.map((file) => [file[0], file]));
  for await (const [path, data] of made) {
    const stands = old.get(path);
    const stays = typeof data === 'function' && stands !== undefined && (isAsLeft || isFileAsLeft(stands, out));
    if (stays) {
      files.push(stands);
      continue;
    }
    const given = typeof data === 'function' ? data() : data;
    const bytes = typeof given === 'string' ? Buffer.from(given) : given;
    put(path, bytes);
    files.push([path, bytes.length, 0, hash('sha256', bytes)]);
  }
  // Of its own size: a list that grew has room for more, and there are two an entry.
  return files.slice();
}
