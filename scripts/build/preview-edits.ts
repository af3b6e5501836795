import { readFile } from 'node:fs/promises';
import { relative, sep } from 'node:path';
import { handOver } from '../../src/data/handed-over.ts';
import { writeFileSafely } from '../files.ts';
import type { Build } from './build-site.ts';
import type { Listed } from './make-site.ts';
import { pageRenderer } from './page-parts.ts';

/**
 * Renders the pages of edited entries into the site that stands, ahead of the build that makes all else these edits
 * change; that build finds other files than it left and makes these pages once more, then with today's neighbours.
 * Says whether it made any: it does not for entries that are new, gone, code, or have errors.
 */
export async function previewEdits(
  { content, out, base = '/' }: Build,
  { site, edited, compiled, pages }: Listed,
  paths: readonly string[],
): Promise<boolean> {
  const texts = await Promise.all(paths.map((path) => readFile(path, 'utf8').catch(() => undefined)));
  const views = paths.flatMap((path, at) => {
    const text = texts[at];
    return text === undefined ? [] : (edited({ path: relative(content, path).split(sep).join('/'), text }) ?? []);
  });
  const shown = views.flatMap((view) => {
    const page = pages.get(`${view.ref.permalink}index.html`);
    return page === undefined ? [] : [{ view, page }];
  });
  if (shown.length === 0) return false;
  const changed = new Map(views.map((view) => [view.ref.id, view]));
  handOver({ ...site, entries: site.entries.map((view) => changed.get(view.ref.id) ?? view) });
  const render = await pageRenderer(compiled, base);
  for (const { view, page } of shown)
    await writeFileSafely(out, page.name, await render({ ...page, props: { ...page.props, view } }));
  return true;
}
