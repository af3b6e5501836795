import type { EntryKind } from '../../../src/model/entry.ts';
import { acronymPairsOf, singularShort } from './acronyms.ts';
import { caseEvidenceOf, isCapital, isTitleCase } from './case-evidence.ts';
import { type Found, findIn } from './find-in.ts';
import { kindOfName } from './kinds.ts';
import { type Known, type KnownTable, reorderedNames, withNames } from './known.ts';
import { JOINED } from './names.ts';
import { type Chain, type Occurrence, type Occurrences, openOccurrences } from './occurrences.ts';
import { sentencesIn, sentencesOfAll, type TermPassage } from './passage.ts';
import { isSubject } from './saying.ts';
import { isWhole } from './standalone.ts';
import { isTermlike } from './term-form.ts';
import type { Sentence, Token } from './tokens.ts';
import { labelKey, singular as singularWord } from './words.ts';

/** Everything that goes by one key. */
export type Group = Said & {
  readonly key: string;
  readonly known: Known | undefined;
  readonly occurrences: readonly Occurrence[];
};

/** What is said of a group besides where it is spoken of. */
type Said = {
  /** One kind for each time it is written as a name. */
  readonly kinds: readonly EntryKind[];
  /** Short forms that a source itself introduces. */
  readonly acronyms: readonly string[];
  /** What they are short for, as the sources write it. */
  readonly longForms: readonly string[];
  /** What stood under a key of its own and was put here, as written, and why it is the same; the last word on a name counts. */
  readonly joined: readonly { readonly surface: string; readonly why: Joined }[];
};

/** A group as it is kept: there are as many as a text has phrases, and of most nothing is said. */
export type KeptGroup = Chain & Pick<Group, 'key' | 'known'> & { said?: ToSay };
type ToSay = { readonly [Name in keyof Said]: Said[Name][number][] };

/** Why two names are one: the same law, said whose; the one person or body that is so called in short; a space more. */
export type Joined = 'jurisdiction' | 'surname' | 'shortened' | 'spelling';

export type Groups = {
  readonly byKey: Map<string, KeptGroup>;
  /** All that is known of a group, for as long as it is looked at. */
  readonly open: (group: KeptGroup) => Group;
  /** Puts the second group's occurrences to those of the first. */
  readonly join: Occurrences['join'];
};

/** Every known term, proper name and noun phrase of the passages, grouped by what it is called. */
export function groupsOf(passages: readonly TermPassage[], established: KnownTable): Groups {
  const evidence = caseEvidenceOf(sentencesOfAll(passages));
  const pairs = passages.flatMap(({ text }) => acronymPairsOf(text));
  const table = withNames(established, reorderedNames(pairs, established));
  const long = new Map(pairs.map((pair) => [pair.short, pair.long]));
  const other = new Set(pairs.filter((pair) => isAnother(pair, table)).map(({ short }) => short));
  const occurrences = openOccurrences(passages);
  const byKey = new Map<string, KeptGroup>();
  for (const [number, passage] of passages.entries()) {
    for (const [at, sentence] of sentencesIn(passage).entries()) {
      const where = { passage, number, sentence, at, ...formOf(sentence, passage) };
      for (const found of findIn(sentence, { table, evidence, other }))
        addTo({ byKey, occurrences, long }, found, where);
    }
  }
  for (const { short, long: name } of pairs) {
    const group = byKey.get(keyFor(name, table));
    if (group !== undefined) note(short, toSay(group).acronyms);
  }
  return {
    byKey,
    join: occurrences.join,
    open: (group) => {
      const { key, known, said = NOTHING } = group;
      return { key, known, ...said, occurrences: occurrences.read(group) };
    },
  };
}

const NOTHING: Said = { kinds: [], acronyms: [], longForms: [], joined: [] };

/** Where more may be said of a group. */
export function toSay(group: KeptGroup): ToSay {
  group.said ??= { kinds: [], acronyms: [], longForms: [], joined: [] };
  return group.said;
}

/** Is a known short form short for something else here? `initial coin offering (ICO)`. */
function isAnother({ short, long }: { short: string; long: string }, table: KnownTable): boolean {
  return table.byKey.has(labelKey(short)) && keyFor(short, table) !== keyFor(long, table);
}

/** A sentence in which something is found: the how-manieth of a passage, and that of all. */
type Where = {
  readonly passage: TermPassage;
  readonly number: number;
  readonly sentence: Sentence;
  readonly at: number;
  readonly titled: boolean;
  readonly isWhole: boolean;
};

function formOf(sentence: Sentence, passage: TermPassage): Pick<Where, 'titled' | 'isWhole'> {
  const titled = passage.kind === 'heading' || isTitleCase(sentence.tokens);
  return { titled, isWhole: isWhole(sentence, passage) };
}

type Adding = Pick<Groups, 'byKey'> & {
  readonly occurrences: Occurrences;
  /** Short form → long form. */
  readonly long: ReadonlyMap<string, string>;
};

function addTo({ byKey, occurrences, long }: Adding, { from, to, known, isName }: Found, where: Where): void {
  const { passage, number, sentence, at, titled, isWhole } = where;
  const { tokens } = sentence;
  const [first, last] = [tokens[from], tokens[to - 1]];
  if (first === undefined || last === undefined || known?.never) return;
  const whole = passage.text.slice(first.start, last.end);
  // `Miami-based` names Miami.
  const surface = isName ? (JOINED.exec(whole)?.[1] ?? whole) : whole;
  const isPluralAcronym = /\p{Lu}{2}s$/u.test(last.text);
  const isFixed = !isPluralAcronym && (isName || last.pos !== 'NOUN' || DISCIPLINE.test(last.text));
  const singular = isFixed ? surface : singularOf(surface, last);
  const longForm = long.get(surface) ?? long.get(singular);
  const key = known === undefined ? labelKey(longForm ?? singular) : `=${known.label}`;
  if (key === '') return;
  const span = { tokens, from, to };
  const told = { titled, isWhole, isSubject: isSubject(span), isTermlike: isTermlike(span) };
  const place = { passage: number, sentence: at, start: first.start, from, to };
  const before = byKey.get(key);
  const chain = occurrences.add({ surface, singular, ...place, ...told }, before);
  const group = before ?? { key, known, ...chain };
  if (before === undefined) byKey.set(key, group);
  if (known === undefined && longForm !== undefined) {
    note(singularShort(surface), toSay(group).acronyms);
    note(longForm, toSay(group).longForms);
  }
  if (!isName || titled) return;
  const beside = [
    passage.text.slice(Math.max(0, first.start - 60), first.start),
    passage.text.slice(last.end, last.end + 90),
  ];
  toSay(group).kinds.push(kindOfName(surface, ...beside));
}

/** Puts a name into a list of few, once. */
export function note(name: string, names: string[]): void {
  if (!names.includes(name)) names.push(name);
}

/** Plural in form only. */
const DISCIPLINE =
  /(mechanics|dynamics|kinetics|kinematics|statistics|economics|genetics|linguistics|electronics|optics|acoustics|athletics|logistics|semantics|forensics|aesthetics|mathematics|physics|politics|ethics|robotics|analytics|statics|hydraulics|pragmatics|phonetics|cybernetics|informatics|tactics|basics|genomics|proteomics)$/i;

function singularOf(surface: string, last: Token): string {
  const isUnknown = last.lemma === last.text.toLowerCase();
  const isPlural = /s$/.test(last.text) && !/ss$/.test(last.text) && singularWord(last.text) !== last.text;
  const lemma =
    isUnknown || last.lemma.includes('-') || /\p{Lu}.*\p{Lu}/u.test(last.text) ? singularWord(last.text) : last.lemma;
  return isPlural ? `${surface.slice(0, surface.length - last.text.length)}${lemma}` : surface;
}

/** Is it written as a name at least as often as not, where capitals tell? */
export function isNamed(group: Group): boolean {
  const running = group.occurrences.filter(({ titled }) => !titled);
  if (running.some(({ surface }) => !isCapital(surface))) return group.kinds.length > running.length / 2;
  if (group.kinds.length > 0 && group.kinds.length * 2 >= running.length) return true;
  // Single capitalised words that the tagger took for common nouns here and there (`Okoro told us`).
  const single = running.every(({ from, to }) => to === from + 1);
  return single && running.length > 1 && running.some(({ from }) => from > 1);
}

/** The key under which a name's group stands: a known term's, or the name's own. */
export function keyFor(name: string, table: KnownTable): string {
  const key = labelKey(name);
  const known = table.byKey.get(key);
  return known === undefined ? key : `=${known.label}`;
}
