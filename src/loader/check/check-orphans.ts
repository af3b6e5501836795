import type { Message } from '../../model/message.ts';
import type { RenderedEntry } from '../render-entries.ts';

/** A reader who arrives should have somewhere to go on to, and more than one way to arrive. */
const LEAST = 2;

/** Entries that fewer than two others lead to, or that lead to fewer than two: by links in the text or `related`. */
export function checkOrphans(rendered: readonly RenderedEntry[]): readonly Message[] {
  if (rendered.length <= LEAST) return [];
  const known = new Set(rendered.map(({ entry }) => entry.frontmatter.id));
  const leads = new Map(rendered.map((one) => [one.entry.frontmatter.id, targetsOf(one, known)]));
  const arrivals = new Map<string, number>();
  for (const targets of leads.values()) {
    for (const target of targets) arrivals.set(target, (arrivals.get(target) ?? 0) + 1);
  }
  return rendered.flatMap(({ entry }): Message[] => {
    const { id } = entry.frontmatter;
    const [inwards, outwards] = [arrivals.get(id) ?? 0, leads.get(id)?.size ?? 0];
    if (inwards >= LEAST && outwards >= LEAST) return [];
    return [
      {
        rule: 'entry-orphan',
        severity: 'warning',
        path: entry.path,
        line: 1,
        reason: `${counted(inwards)} to this entry, and it leads to ${outwards}.`,
        advice:
          'Mention it where it matters, link on from it, or name entries in `related`; two each way is the least.',
      },
    ];
  });
}

function targetsOf({ entry, rendered }: RenderedEntry, known: ReadonlySet<string>): ReadonlySet<string> {
  const { id, related } = entry.frontmatter;
  const all = [...rendered.links.map(({ to }) => to), ...related];
  return new Set(all.filter((target) => target !== id && known.has(target)));
}

function counted(entries: number): string {
  return entries === 0 ? 'No other entry leads' : entries === 1 ? 'One other entry leads' : `${entries} entries lead`;
}
