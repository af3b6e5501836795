import type { CslName } from './csl.ts';

/** Words that only the name of a body has. Lower case. */
const bodyWords = new Set(
  `academy agency alliance archive archives assembly association authority bank board bureau center centre chamber
  coalition collective college commission committee company confederation conference congress consortium cooperative
  corporation council court daily department directorate editors editorial embassy faculty federation forum foundation
  fund gazette government group guild herald house initiative institute institution journal lab laboratories laboratory
  labs league library magazine ministry museum network news newsroom observatory office organisation organization
  parliament partnership post press project publishers publishing research review school secretariat senate service
  services society staff studies taskforce team times trust tribune union university weekly works inc ltd llc plc gmbh ag
  corp co nations contributors writers`.split(/\s+/),
);
/** Words that stand in names of bodies and not between given name and family name. */
const joiningWords = new Set(['of', 'for', 'and', 'the', '&', 'on', 'at', 'in']);
const titles = new Set(['dr', 'prof', 'professor', 'mr', 'mrs', 'ms', 'sir', 'dame', 'rev']);
const suffixes = new Set(['jr', 'sr', 'ii', 'iii', 'iv']);
const particles = new Set(
  'van von de der den ten ter te du des la le di da del della dos das do bin ibn al el zu zum zur af av of'.split(' '),
);

/** Names that were read: few people sign most works. */
const known = new Map<string, CslName>();

/**
 * A name as it is signed → a CSL name. What has two to five words and none that marks a body is taken for a person;
 * anything else is a body and keeps its words. `Lovelace, Ada` and `Ada Lovelace` both give Lovelace's family name.
 */
export function toName(signed: string): CslName {
  const name = known.get(signed) ?? readName(signed);
  known.set(signed, name);
  return name;
}

function readName(signed: string): CslName {
  const text = signed.normalize('NFC').replace(/\s+/g, ' ').trim();
  const turned = turn(text);
  if (turned !== undefined) return turned;
  const words = text.split(' ');
  while (words.length > 2 && titles.has(bare(words[0] ?? ''))) words.shift();
  if (isBody(text, words)) return { literal: text };
  const last = words.at(-1) ?? '';
  const suffix = words.length > 2 && suffixes.has(bare(last)) ? words.pop() : undefined;
  const start = words.findIndex((word, at) => at > 0 && at < words.length - 1 && particles.has(word));
  const family = words.pop() ?? '';
  const particle = start > 0 ? words.splice(start).join(' ') : undefined;
  return person({ family, given: words.join(' ').replace(/,$/, ''), particle, suffix });
}

/** `Family, Given` where both sides look like a person's; undefined for everything else. */
function turn(text: string): CslName | undefined {
  const [left, right, ...more] = text.split(',').map((side) => side.trim());
  if (left === undefined || right === undefined || left === '' || right === '' || more.length > 0) return undefined;
  if (suffixes.has(bare(right))) return undefined;
  const words = [...left.split(' '), ...right.split(' ')];
  if (isBody(text.replace(',', ''), words) || left.split(' ').length > 3) return undefined;
  return person({ family: left, given: right });
}

/** `DeepMind`, `YouTube`: a capital within a word, but for what stands before a family name (`McCarthy`, `DeVito`). */
const brand = /^(?!(?:Mc|Mac|De|Di|Du|La|Le|Lo|Van|Von|Fitz|St|O)\p{Lu})\p{Lu}\p{Ll}+\p{Lu}/u;

function isBody(text: string, words: readonly string[]): boolean {
  if (words.length < 2 || words.length > 5) return true;
  if (words.some((word) => brand.test(word))) return true;
  if (/[\d@/|()&:]/u.test(text)) return true;
  if (words.some((word) => bodyWords.has(bare(word)))) return true;
  if (words.some((word, at) => joiningWords.has(word.toLowerCase()) && !(at > 0 && particles.has(word)))) return true;
  const shouted = words.filter((word) => /^\p{Lu}{3,}$/u.test(word));
  return shouted.length > 0 && shouted.length < words.length && words.some((word) => /\p{Ll}{2}/u.test(word));
}

function bare(word: string): string {
  return word.toLowerCase().replace(/[.,]/g, '');
}

type Parts = { family: string; given: string; particle?: string | undefined; suffix?: string | undefined };

function person({ family, given, particle, suffix }: Parts): CslName {
  return {
    family: family.replace(/,$/, ''),
    given,
    ...(particle === undefined ? {} : { 'non-dropping-particle': particle }),
    ...(suffix === undefined ? {} : { suffix }),
  };
}

/** A name as one reads it: given name first. */
export function nameText(name: CslName): string {
  if ('literal' in name) return name.literal;
  return [name.given, name['non-dropping-particle'], name.family, name.suffix].filter(Boolean).join(' ');
}
