import { readContentFolder } from '../../src/loader/content-folder.ts';
import { type ParsedContent, parseContent } from '../../src/loader/parse-content.ts';
import { type RenderedEntry, renderEntries } from '../../src/loader/render-entries.ts';
import { nextFragments } from '../../src/model/align.ts';
import { FRAGMENTS } from '../../src/model/fragment-ledger.ts';
import { compareText, type Message } from '../../src/model/message.ts';
import { writeFileSafely } from '../files.ts';

/** The entries of a folder as they were read and rendered for their fragments, and what there was to say of them. */
export type Given = {
  readonly parsed: ParsedContent;
  readonly entries: readonly RenderedEntry[];
  readonly messages: readonly Message[];
};

/** Every paragraph of every entry, written by hand or not, gets its fragment for good. */
export async function giveFragments(content: string): Promise<Given> {
  const folder = await readContentFolder(content);
  const parsed = parseContent(folder);
  const { entries, messages } = renderEntries(parsed, {
    entry: (id) => id,
    source: (id) => id,
    file: (path) => path,
  });
  const lines = entries.flatMap(({ entry, rendered }) => {
    const { id } = entry.frontmatter;
    return nextFragments(id, { now: rendered.anchors, before: parsed.fragments.get(id) }) ?? [];
  });
  const given = { parsed, entries, messages };
  if (lines.length === 0) return given;
  const text = folder.fragments?.text ?? '';
  const before = text === '' || text.endsWith('\n') ? text : `${text}\n`;
  lines.sort((a, b) => compareText(a.id, b.id));
  await writeFileSafely(content, FRAGMENTS, before + lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  return given;
}
