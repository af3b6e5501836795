import { readContentFolder } from '../../src/loader/content-folder.ts';
import { type ParsedContent, parseContent } from '../../src/loader/parse-content.ts';
import {
  type Addresses,
  aroundEach,
  type RenderedEntry,
  renderEntries,
  renderOne,
} from '../../src/loader/render-entries.ts';
import { nextFragments } from '../../src/model/align.ts';
import { FRAGMENTS, parseFragments } from '../../src/model/fragment-ledger.ts';
import { compareText, type Message } from '../../src/model/message.ts';
import { withLines, writeFileSafely } from '../files.ts';

/** The entries of a folder as they were read and rendered with their fragments, and what there was to say of them. */
export type Given = {
  readonly parsed: ParsedContent;
  readonly entries: readonly RenderedEntry[];
  readonly messages: readonly Message[];
};

/** Where only fragments are wanted, an id is as good as an address. */
const byId: Addresses = { entry: (id) => id, source: (id) => id, file: (path) => path };

/** Every paragraph of every entry, written by hand or not, gets its fragment for good. */
export async function giveFragments(
  content: string,
  addressesOf: (parsed: ParsedContent) => Addresses = () => byId,
): Promise<Given> {
  const folder = await readContentFolder(content);
  const parsed = parseContent(folder);
  const addresses = addressesOf(parsed);
  const { entries, messages } = renderEntries(parsed, addresses);
  const lines = entries.flatMap(({ entry, rendered }) => {
    const { id } = entry.frontmatter;
    return nextFragments(id, { now: rendered.anchors, before: parsed.fragments.get(id) }) ?? [];
  });
  if (lines.length === 0) return { parsed, entries, messages };
  lines.sort((a, b) => compareText(a.id, b.id));
  const texts = lines.map((line) => `${JSON.stringify(line)}\n`);
  const now = withLines(folder.fragments?.text ?? '', texts);
  await writeFileSafely(content, FRAGMENTS, now);
  const given = { ...parsed, fragments: parseFragments(now).fragments };
  return { parsed: given, entries: renamed(entries, { given, addresses }), messages };
}

/** An edited paragraph keeps the fragment it had, and was rendered with one made of its new words: once more, then. */
function renamed(
  entries: readonly RenderedEntry[],
  { given, addresses }: { given: ParsedContent; addresses: Addresses },
): readonly RenderedEntry[] {
  const aroundOf = aroundEach(given, addresses);
  return entries.map((one) => {
    const order = given.fragments.get(one.entry.frontmatter.id)?.order;
    const same = one.rendered.fragments.every((fragment, at) => fragment === order?.[at]);
    return same ? one : { ...one, rendered: renderOne(one.entry, aroundOf(one.entry)).rendered };
  });
}
