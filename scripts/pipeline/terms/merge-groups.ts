import { wordRank } from './evidence.ts';
import { type Group, type Groups, isNamed, type Joined, type KeptGroup, note, toSay } from './groups.ts';
import { kindOf } from './rank.ts';

/** Whose law it is says nothing new where the law is also named without: `EU AI Act`, `AI Act`. */
const JURISDICTION =
  /^(eu|european union|european|us|united states|american|uk|british|german|french|chinese|federal|state) /;

/** Groups → the same, with different names of one thing put together: jurisdictions, surnames, spaces, `EU AI Act` / `AI Act`. */
export function mergeGroups(groups: Groups): Groups {
  const others = othersOf(groups);
  for (const group of groups.byKey.values()) {
    if (group.known !== undefined) continue;
    const opened = groups.open(group);
    const [why, target] = targetOf(opened, others);
    if (target === undefined || target === group || !groups.byKey.has(target.key)) continue;
    const said = toSay(target);
    for (const surface of new Set(opened.occurrences.map((one) => one.surface))) said.joined.push({ surface, why });
    // One name as often as the two together: whoever was meant in full is meant in short.
    if (why !== 'spelling') {
      const kind = kindOf(groups.open(target));
      for (const { titled } of opened.occurrences) if (!titled) said.kinds.push(kind);
    } else for (const kind of opened.kinds) said.kinds.push(kind);
    groups.join(target, group);
    for (const acronym of opened.acronyms) note(acronym, said.acronyms);
    for (const long of opened.longForms) note(long, said.longForms);
    groups.byKey.delete(group.key);
  }
  return groups;
}

/** The end of a longer name, from any of its words but the first → whose it is. */
type Endings = ReadonlyMap<string, readonly KeptGroup[]>;

function othersOf({ byKey, open }: Groups): Others {
  const [people, bodies] = [new Map<string, KeptGroup[]>(), new Map<string, KeptGroup[]>()];
  for (const group of byKey.values()) {
    if (!group.key.includes(' ')) continue;
    const opened = open(group);
    if (isFullName(opened)) noteEndings(people, group);
    if (isLongName(opened)) noteEndings(bodies, group);
  }
  return { all: byKey, people, bodies, solid: solidOf(byKey) };
}

function noteEndings(endings: Map<string, KeptGroup[]>, group: KeptGroup): void {
  for (let at = group.key.indexOf(' '); at >= 0; at = group.key.indexOf(' ', at + 1)) {
    const ending = group.key.slice(at + 1);
    const bearers = endings.get(ending);
    if (bearers === undefined) endings.set(ending, [group]);
    else bearers.push(group);
  }
}

type Others = {
  readonly all: Groups['byKey'];
  readonly people: Endings;
  readonly bodies: Endings;
  readonly solid: ReadonlyMap<string, KeptGroup>;
};

/** Where a group belongs, if it is another name of something. */
function targetOf(group: Group, { all, people, bodies, solid }: Others): readonly [Joined, KeptGroup | undefined] {
  const law = withoutJurisdiction(group, all);
  if (law !== undefined) return ['jurisdiction', law];
  const spelling = solid.get(group.key.replaceAll(' ', ''));
  if (spelling !== undefined && spelling.key !== group.key) return ['spelling', spelling];
  if (isLongName(group)) return ['shortened', bearerOf(group, bodies)];
  return ['surname', isSurname(group) ? personOf(group, people) : undefined];
}

/** Letters without spaces → the more frequent of the groups that differ in nothing else: `data set`, `dataset`. */
function solidOf(groups: Groups['byKey']): ReadonlyMap<string, KeptGroup> {
  const best = new Map<string, KeptGroup>();
  const isShared = sharedLetters(groups);
  for (const group of groups.values()) {
    const letters = group.key.replaceAll(' ', '');
    const other = best.get(letters);
    if (letters.length < 6 || !isShared(letters)) continue;
    if (other === undefined || other.count < group.count) best.set(letters, group);
  }
  return best;
}

/** Are there several groups of these letters? Most have letters of their own, which need not be kept; a few seem to share them. */
function sharedLetters(groups: Groups['byKey']): (letters: string) => boolean {
  const counts = new Uint8Array(groups.size * 8);
  const placeOf = (letters: string): number => {
    let sum = 0;
    for (let at = 0; at < letters.length; at += 1) sum = (Math.imul(sum, 31) + letters.charCodeAt(at)) >>> 0;
    return sum % counts.length;
  };
  for (const key of groups.keys()) {
    const place = placeOf(key.replaceAll(' ', ''));
    counts[place] = Math.min(2, (counts[place] ?? 0) + 1);
  }
  return (letters) => counts[placeOf(letters)] === 2;
}

/** A name of several words that says what kind of body it is. */
function isLongName(group: Group): boolean {
  return group.key.includes(' ') && /^(organisation|law|event)$/.test(kindOf(group)) && isNamed(group);
}

/** The one longer name that ends like this one: `Intelligence Committee` in a text on the `House Intelligence Committee`. */
function bearerOf(group: Group, bodies: Endings): KeptGroup | undefined {
  const bearers = bodies.get(group.key) ?? [];
  return bearers.length === 1 ? bearers[0] : undefined;
}

function isFullName(group: Group): boolean {
  return isNamed(group) && kindOf(group) === 'person';
}

function isSurname(group: Group): boolean {
  return group.occurrences.every(({ surface }) => /^\p{Lu}\p{Ll}+/u.test(surface) && wordRank(surface) > 5000);
}

function withoutJurisdiction(group: Group, all: Groups['byKey']): KeptGroup | undefined {
  const bare = group.key.replace(JURISDICTION, '');
  return bare === group.key || !/ /.test(bare) || kindOf(group) !== 'law' ? undefined : all.get(bare);
}

/** A surname alone means the person whose full name the sources give, where that is one person only. */
function personOf(group: Group, people: Endings): KeptGroup | undefined {
  if (group.key.includes(' ')) return undefined;
  const bearers = people.get(group.key) ?? [];
  return bearers.length === 1 ? bearers[0] : undefined;
}
