import { compareText } from '../../../src/model/message.ts';
import type { Group } from './groups.ts';
import { labelsOf } from './label.ts';
import type { WrittenName } from './passage.ts';
import { labelKey } from './words.ts';

/** Every way in which the sources write a term, most frequent first: evidence for a person who decides on its labels. */
export function writtenNamesOf(group: Group): readonly WrittenName[] {
  const { label } = labelsOf(group);
  const counts = new Map<string, number>();
  for (const { surface } of group.occurrences) counts.set(surface, (counts.get(surface) ?? 0) + 1);
  for (const short of group.acronyms) if (!counts.has(short)) counts.set(short, 0);
  return [...counts]
    .map(([name, times]): WrittenName => ({ name, times, why: whyOf(name, { group, label }) }))
    .sort((a, b) => b.times - a.times || compareText(a.name, b.name));
}

function whyOf(name: string, { group, label }: { group: Group; label: string }): WrittenName['why'] {
  if (name === label) return 'same';
  if (group.acronyms.includes(name)) return 'short form';
  const joined = group.joined.findLast(({ surface }) => surface === name);
  if (joined !== undefined) return joined.why;
  if (labelKey(name) === labelKey(label)) return 'spelling';
  return group.known?.decided ? 'decided' : group.known === undefined ? 'spelling' : 'established';
}
