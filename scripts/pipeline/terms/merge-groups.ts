import { wordRank } from './evidence.ts';
import { type Group, type Groups, isNamed } from './groups.ts';
import { kindOf } from './rank.ts';

/** Whose law it is says nothing new where the law is also named without: `EU AI Act`, `AI Act`. */
const JURISDICTION =
  /^(eu|european union|european|us|united states|american|uk|british|german|french|chinese|federal|state) /;

/** Groups → the same with different names of one thing put together: jurisdictions, surnames, `EU AI Act` / `AI Act`. */
export function mergeGroups(groups: Groups): readonly Group[] {
  const all = new Map(groups);
  const people = [...groups.values()].filter(isFullName);
  for (const group of groups.values()) {
    if (group.known !== undefined) continue;
    const law = withoutJurisdiction(group, all);
    const target = law ?? (isSurname(group) ? personOf(group, people) : undefined);
    if (target === undefined || target === group) continue;
    for (const { surface } of group.occurrences) {
      target.joined.set(surface, law === undefined ? 'surname' : 'jurisdiction');
    }
    // One name as often as the two together: whoever was meant in full is meant in short.
    const kind = kindOf(target);
    target.kinds.push(...group.occurrences.filter(({ titled }) => !titled).map(() => kind));
    target.occurrences.push(...group.occurrences);
    for (const acronym of group.acronyms) target.acronyms.add(acronym);
    all.delete(group.key);
  }
  return [...all.values()];
}

function isFullName(group: Group): boolean {
  return isNamed(group) && kindOf(group) === 'person';
}

function isSurname(group: Group): boolean {
  return group.occurrences.every(({ surface }) => /^\p{Lu}\p{Ll}+/u.test(surface) && wordRank(surface) > 5000);
}

function withoutJurisdiction(group: Group, all: Groups): Group | undefined {
  const bare = group.key.replace(JURISDICTION, '');
  return bare === group.key || !/ /.test(bare) || kindOf(group) !== 'law' ? undefined : all.get(bare);
}

/** A surname alone means the person whose full name the sources give, where that is one person only. */
function personOf(group: Group, people: readonly Group[]): Group | undefined {
  if (group.key.includes(' ')) return undefined;
  const bearers = people.filter(({ key }) => key.endsWith(` ${group.key}`));
  return bearers.length === 1 ? bearers[0] : undefined;
}
