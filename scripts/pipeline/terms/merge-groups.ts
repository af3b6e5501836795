import { wordRank } from './evidence.ts';
import { type Group, type Groups, isNamed, type Joined, note } from './groups.ts';
import { kindOf } from './rank.ts';

/** Whose law it is says nothing new where the law is also named without: `EU AI Act`, `AI Act`. */
const JURISDICTION =
  /^(eu|european union|european|us|united states|american|uk|british|german|french|chinese|federal|state) /;

/** Groups → the same with different names of one thing put together: jurisdictions, surnames, spaces, `EU AI Act` / `AI Act`. */
export function mergeGroups(groups: Groups): readonly Group[] {
  const all = new Map(groups);
  const people = byEnding([...groups.values()].filter(isFullName));
  const bodies = byEnding([...groups.values()].filter(isLongName));
  const solid = solidOf(groups);
  for (const group of groups.values()) {
    if (group.known !== undefined) continue;
    const [why, target] = targetOf(group, { all, people, bodies, solid });
    if (target === undefined || target === group || !all.has(target.key)) continue;
    for (const surface of new Set(group.occurrences.map((one) => one.surface))) target.joined.push({ surface, why });
    // One name as often as the two together: whoever was meant in full is meant in short.
    if (why !== 'spelling') {
      const kind = kindOf(target);
      for (const { titled } of group.occurrences) if (!titled) target.kinds.push(kind);
    } else for (const kind of group.kinds) target.kinds.push(kind);
    for (const occurrence of group.occurrences) target.occurrences.push(occurrence);
    for (const acronym of group.acronyms) note(acronym, target.acronyms);
    for (const long of group.longForms) note(long, target.longForms);
    all.delete(group.key);
  }
  return [...all.values()];
}

/** The end of a longer name, from any of its words but the first → whose it is. */
type Endings = ReadonlyMap<string, readonly Group[]>;

function byEnding(named: readonly Group[]): Endings {
  const endings = new Map<string, Group[]>();
  for (const group of named) {
    for (let at = group.key.indexOf(' '); at >= 0; at = group.key.indexOf(' ', at + 1)) {
      const ending = group.key.slice(at + 1);
      const bearers = endings.get(ending);
      if (bearers === undefined) endings.set(ending, [group]);
      else bearers.push(group);
    }
  }
  return endings;
}

type Others = {
  readonly all: Groups;
  readonly people: Endings;
  readonly bodies: Endings;
  readonly solid: ReadonlyMap<string, Group>;
};

/** Where a group belongs, if it is another name of something. */
function targetOf(group: Group, { all, people, bodies, solid }: Others): readonly [Joined, Group | undefined] {
  const law = withoutJurisdiction(group, all);
  if (law !== undefined) return ['jurisdiction', law];
  const spelling = solid.get(group.key.replaceAll(' ', ''));
  if (spelling !== undefined && spelling !== group) return ['spelling', spelling];
  if (isLongName(group)) return ['shortened', bearerOf(group, bodies)];
  return ['surname', isSurname(group) ? personOf(group, people) : undefined];
}

/** Letters without spaces → the more frequent of the groups that differ in nothing else: `data set`, `dataset`. */
function solidOf(groups: Groups): ReadonlyMap<string, Group> {
  const best = new Map<string, Group>();
  for (const group of groups.values()) {
    const letters = group.key.replaceAll(' ', '');
    const other = best.get(letters);
    if (letters.length < 6) continue;
    if (other === undefined || other.occurrences.length < group.occurrences.length) best.set(letters, group);
  }
  return best;
}

/** A name of several words that says what kind of body it is. */
function isLongName(group: Group): boolean {
  return group.key.includes(' ') && /^(organisation|law|event)$/.test(kindOf(group)) && isNamed(group);
}

/** The one longer name that ends like this one: `Intelligence Committee` in a text on the `House Intelligence Committee`. */
function bearerOf(group: Group, bodies: Endings): Group | undefined {
  const bearers = bodies.get(group.key) ?? [];
  return bearers.length === 1 ? bearers[0] : undefined;
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
function personOf(group: Group, people: Endings): Group | undefined {
  if (group.key.includes(' ')) return undefined;
  const bearers = people.get(group.key) ?? [];
  return bearers.length === 1 ? bearers[0] : undefined;
}
