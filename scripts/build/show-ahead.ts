import { writeFileSafely } from '../files.ts';
import type { Loaded } from './open-site.ts';
import { type Lists, pageParts } from './page-parts.ts';

/**
 * Writes the pages of edited entries into the site that stands, ahead of the build that makes all else which these edits
 * change; that build makes these pages once more, then with today's neighbours.
 */
export async function showAhead(
  { site, compiled }: Loaded,
  { out, lists }: { out: string; lists: Lists },
): Promise<void> {
  const isListed = (component: string) => lists[component]?.includes('entries') ?? false;
  const { parts } = await pageParts(compiled, site.place.base, { names: new Set(), isListed });
  for (const part of parts) {
    for await (const [path, data] of await part.make())
      await writeFileSafely(out, path, typeof data === 'function' ? data() : data);
  }
}
