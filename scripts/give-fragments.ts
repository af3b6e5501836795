import { readContentFolder } from '../src/loader/content-folder.ts';
import { parseContent } from '../src/loader/parse-content.ts';
import { renderEntries } from '../src/loader/render-entries.ts';
import { nextFragments } from '../src/model/align.ts';
import { FRAGMENTS } from '../src/model/fragment-ledger.ts';
import { compareText } from '../src/model/message.ts';
import { writeFileSafely } from './files.ts';

/** Every paragraph of every entry, written by hand or not, gets its fragment for good; gives how many entries changed. */
export async function giveFragments(content: string): Promise<number> {
  const folder = await readContentFolder(content);
  const parsed = parseContent(folder);
  const { entries } = renderEntries(parsed, { entry: (id) => id, source: (id) => id });
  const lines = entries.flatMap(({ entry, rendered }) => {
    const { id } = entry.frontmatter;
    return nextFragments(id, { now: rendered.anchors, before: parsed.fragments.get(id) }) ?? [];
  });
  if (lines.length === 0) return 0;
  const text = folder.fragments?.text ?? '';
  const before = text === '' || text.endsWith('\n') ? text : `${text}\n`;
  lines.sort((a, b) => compareText(a.id, b.id));
  await writeFileSafely(content, FRAGMENTS, before + lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  return lines.length;
}
