import type { EntryKind } from '../../../src/model/entry.ts';
import { isEponym } from './eponyms.ts';
import { givenNames, places } from './gazetteer.ts';
import { lexicon } from './lexicon.ts';

const established = new Map(
  lexicon.flatMap(({ label, labels, kind }) => [label, ...labels].map((name) => [name, kind] as const)),
);

const LAW =
  /\b(Act|Acts|Law|Directive|Regulation|Treaty|Convention|Amendment|Bill|Accords?|Agreement|Constitution|Protocol|Statute|Executive Order|Declaration|Charter|Ordinance|Covenant|(?:Civil|Penal|Criminal|Commercial|Electrical|Building|Fire|Tax|Labou?r|Municipal|Revenue|Education) Code)( of \d{4})?$/;
const EVENT =
  /\b(Summit|Conference|War|Wars|Revolution|Olympics|Games|Crisis|Election|Elections|Festival|Championships?|Cup|Battle|Siege|Massacre|Rebellion|Uprising|Pandemic|Referendum|Awards?|Symposium|Expo|Grand Prix|World Cup)\b/;
const ORGANISATION =
  /\b(Inc|Corp|Corporation|Ltd|LLC|PLC|GmbH|AG|Co|Company|Group|Holdings|University|College|Institute|Institution|Agency|Commission|Committee|Council|Union|Bank|Department|Ministry|Party|Foundation|Association|Society|Federation|League|Labs?|Laborator(y|ies)|Centre|Center|Office|Bureau|Board|Court|Parliament|Congress|Senate|Church|Museum|School|Academy|Organi[sz]ation|Network|Times|Post|Journal|News|Press|Alliance|Authority|Police|Army|Navy|Club|Team|United|FC|Airlines|Airways|Records|Studios|Technologies|Systems|Motors|Partners|Capital|Research|Task Force|AI)\.?$|^(University|Bank|Ministry|Department|House|Institute|Council|Court|Society|Association|Federation|League|Academy|Board|Office|Bureau|Guild|Order|Centre|Center|School|College) (of|for)\b/;
const PERSON_BEFORE =
  /\b(Mr|Mrs|Ms|Dr|Prof|Professor|Sir|Lady|Lord|President|Chancellor|Minister|Senator|Judge|General|Captain|Colonel|King|Queen|Prince|Princess|Pope|Bishop|CEO|CTO|founder|co-founder|director|author|researcher|professor|scientist|philosopher|actor|actress|singer|player|coach|chairman|spokesman|spokeswoman|spokesperson|wife|husband|son|daughter|brother|sister)\.? (?:[a-z]+ )?$/;
const ORGANISATION_BEFORE =
  /\b(companies|firms|labs|laboratories|startups|organi[sz]ations|vendors|competitors|rivals|agencies) (like|such as|including) (?:[\w ]{1,80}, )?$|\b(company|firm|startup|lab|vendor|agency|maker|think tank|charity) $/;
const SYSTEM_BEFORE =
  /\b(model|models|chatbot|assistant|software|platform|app|tool|system|game|browser) (?:(?:like|such as|called|named) )?$/;

/** What a name is said to be: `X (Y) is an international body`. */
const SAID_AFTER: readonly (readonly [RegExp, EntryKind])[] = [
  [
    isA('body|agency|organi[sz]ation|company|firm|regulator|institution|association|charity|startup|committee'),
    'organisation',
  ],
  [isA('law|act|regulation|treaty|directive|statute|convention'), 'law'],
  [isA('software|chatbot|language model|operating system|app|platform|programming language|library|tool'), 'system'],
];

function isA(nouns: string): RegExp {
  return new RegExp(`^(?: \\([^()]{1,20}\\))? (?:is|was) an? (?:[\\p{L}-]+ ){0,3}(?:${nouns})\\b`, 'u');
}

/** What only people and bodies do. */
const SAYING_AFTER =
  /^ (said|says|told|tells|explained|explains|announced|argues|argued|wrote|writes|added|noted|warned|confirmed|believes|thinks|admitted|replied)\b/;
const PERSON_AFTER = /^,? (\d{2},|who\b|himself\b|herself\b)/;

/** Proper name, and the words around it → what kind of thing it names. Places have no kind of their own: `topic`. */
export function kindOfName(name: string, before = '', after = ''): EntryKind {
  const known = established.get(name);
  if (known !== undefined) return known;
  if (places.has(name)) return 'topic';
  const words = name.split(' ');
  if (isEponym(name)) return 'concept';
  if (words.length > 1 && LAW.test(name)) return 'law';
  if (words.length > 1 && EVENT.test(name)) return 'event';
  if (words.length > 1 && ORGANISATION.test(name)) return 'organisation';
  if (PERSON_BEFORE.test(before)) return 'person';
  if (ORGANISATION_BEFORE.test(before)) return 'organisation';
  const said = SAID_AFTER.find(([pattern]) => pattern.test(after));
  if (said !== undefined) return said[1];
  if (words.length > 1 && words.length < 5 && givenNames.has(words[0] ?? '') && !/\d/.test(name)) return 'person';
  const isSpeaking = SAYING_AFTER.test(after) || PERSON_AFTER.test(after);
  if (words.length > 1 && words.length < 4 && isSpeaking && words.every((word) => /^\p{Lu}[\p{Ll}.]/u.test(word)))
    return 'person';
  if (/\d/.test(name) || SYSTEM_BEFORE.test(before)) return 'system';
  return /^\p{Lu}{2,6}$/u.test(name) && SAYING_AFTER.test(after) ? 'organisation' : 'topic';
}

const PRACTICE =
  /\b(testing|auditing|audit|evaluation|monitoring|observability|governance|engineering|management|training|licensing|labelling|labeling|teaming|oversight|assessment|programming|planning|reporting|mining|farming|learning|fine-tuning|regulation|procurement|screening|therapy)$/i;
const PROPOSAL =
  /^(pause|moratorium|ban|halt|freeze|proposal|plan|boycott|tax|cap|limit)\b|\b(pause|moratorium|ban|freeze|proposal)$/i;

/** Common noun phrase → its kind, by its head noun. */
export function kindOfPhrase(label: string): EntryKind {
  const known = established.get(label);
  if (known !== undefined) return known;
  if (PROPOSAL.test(label)) return 'proposal';
  if (PRACTICE.test(label)) return 'practice';
  if (/\b(act|treaty|directive|statute|convention)$/i.test(label)) return 'law';
  if (/\b(summit|election|war|conference|pandemic|revolution)$/i.test(label)) return 'event';
  return 'concept';
}
