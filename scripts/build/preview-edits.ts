import { readFile } from 'node:fs/promises';
import { relative, sep } from 'node:path';
import { handOver } from '../../src/data/handed-over.ts';
import { writeFileSafely } from '../files.ts';
import type { Build } from './build-site.ts';
import type { Loaded } from './make-site.ts';
import { pageParts } from './page-parts.ts';

/**
 * Renders the pages of edited entries into the site that stands, ahead of the build that makes all else these edits
 * change; that build finds other files than it left and makes these pages once more, then with today's neighbours.
 * Says whether it made any: it does not for entries that are new, gone, code, or have errors.
 */
export async function previewEdits(
  { content, out, base = '/' }: Build,
  { site, edited, compiled }: Loaded,
  paths: readonly string[],
): Promise<boolean> {
  const texts = await Promise.all(paths.map((path) => readFile(path, 'utf8').catch(() => undefined)));
  const views = paths.flatMap((path, at) => {
    const text = texts[at];
    return text === undefined ? [] : (edited({ path: relative(content, path).split(sep).join('/'), text }) ?? []);
  });
  const changed = new Map(views.map((view) => [view.ref.id, view]));
  const files = new Set(views.map(({ ref }) => `${ref.permalink}index.html`));
  if (files.size === 0) return false;
  handOver({ ...site, entries: site.entries.map((view) => changed.get(view.ref.id) ?? view) });
  for (const part of await pageParts(compiled, base)) {
    if (!files.has(part.name)) continue;
    for await (const [path, data] of await part.make())
      await writeFileSafely(out, path, typeof data === 'function' ? data() : data);
  }
  return true;
}
