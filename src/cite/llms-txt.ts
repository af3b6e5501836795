import type { EntryRef } from '../data/views.ts';
import type { SiteSettings } from '../model/site-settings.ts';
import { oneLine } from './tex.ts';

/** What a language model is told of the site: `llms.txt` (llmstxt.org), Markdown with a link to every entry. */
export function toLlmsTxt(
  settings: SiteSettings,
  entries: readonly EntryRef[],
  href: (permalink: string) => string,
): string {
  const lines = entries.map(
    ({ title, permalink, summary }) => `- [${escaped(title)}](${href(permalink)}index.md): ${oneLine(summary)}`,
  );
  const licence = settings.licence === undefined ? [] : [`Licence of the entries: ${settings.licence}`, ''];
  return [
    `# ${oneLine(settings.title)}`,
    '',
    `> ${oneLine(settings.description)}`,
    '',
    'Each entry is here as Markdown. Its page is the folder of that file; beside it are its data as `index.json` and its citation as `cite.json`, `cite.bib` and `cite.ris`. Please cite the version that the Markdown names, which stays as it is.',
    '',
    ...licence,
    '## Entries',
    '',
    ...lines,
    '',
    '## Sources',
    '',
    `- [Bibliography](${href('bibliography.json')}): all sources as CSL-JSON`,
    '',
  ].join('\n');
}

function escaped(text: string): string {
  return oneLine(text).replace(/[\\[\]`*_<]/g, '\\$&');
}
