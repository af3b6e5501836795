import type { Vocabulary } from '../../src/model/vocabulary.ts';
import { definitionsOf, type Likely } from './terms/definitions.ts';
import { type Group, groupsOf, isNamed, type KeptGroup, keyFor } from './terms/groups.ts';
import { knownTable } from './terms/known.ts';
import { labelsOf } from './terms/label.ts';
import { englishSources } from './terms/language.ts';
import { mergeGroups } from './terms/merge-groups.ts';
import { passabilityOf, topicalityOf } from './terms/passable.ts';
import type { Definition, Term, TermPassage } from './terms/passage.ts';
import { fieldSources, isWorthy, kindOf, limitFor, scoreOf } from './terms/rank.ts';
import { tellingPassages } from './terms/telling.ts';
import { writtenNamesOf } from './terms/written-names.ts';

export { definitionsOf } from './terms/definitions.ts';
export { type Keyphrase, keyphrasesOf } from './terms/keyphrases.ts';
export { mentionsOf } from './terms/mentions.ts';
export type { Definition, Mention, Telling, Term, TermPassage, WrittenName } from './terms/passage.ts';

const SPEAKS_OF_AI = /\bA\.?I\b|\bartificial intelligence\b|\bmachine learning\b|\blanguage models?\b/i;

/**
 * Decides, across all sources, which terms deserve an entry, and what each is called. Known names count first
 * (a person's vocabulary, then the lexicon), then what sources define, abbreviate, name or come back to.
 * Best first; the number grows with the square root of the words.
 */
export function termsOf(passages: readonly TermPassage[], vocabulary: Vocabulary): readonly Term[] {
  const table = knownTable(vocabulary);
  // Cells of a table are no sentences: nothing is named or told in them that an entry could show.
  const spoken = passages.filter(({ kind }) => kind !== 'code' && kind !== 'table');
  const { byKey, open } = mergeGroups(groupsOf(spoken, table));
  const groups = [...byKey.values()];
  const likely = Map.groupBy(definitionsOf(passages), ({ term }) => keyFor(term, table));
  const sureOf = ({ key }: KeptGroup) => (likely.get(key) ?? []).filter(({ isSure }) => isSure);
  const words = spoken.reduce((sum, { text }) => sum + text.split(' ').length, 0);
  const rank = (chosen: readonly KeptGroup[]): readonly Ranked[] =>
    chosen
      .map((group): Ranked => {
        return { group, likely: likely.get(group.key) ?? [], score: scoreOf(open(group), sureOf(group).length > 0) };
      })
      .sort((a, b) => b.score - a.score || (a.group.key < b.group.key ? -1 : 1));
  const setting = {
    passages: spoken.filter(({ kind }) => kind !== 'heading').length,
    english: englishSources(passages),
    ofAI: new Set(spoken.filter(({ text }) => SPEAKS_OF_AI.test(text)).map(({ source }) => source)),
    field: fieldSources({ groups, open }, spoken),
  };
  const worthy = groups.filter((group) => isWorthy(open(group), sureOf(group).length > 0, setting));
  const decided = rank(worthy.filter(({ known }) => known?.decided));
  const found = rank(worthy.filter(({ known }) => !known?.decided));
  const kept = new Set(worthy);
  const limit = limitFor(words);
  // Where little comes back, what is said once or twice makes up the number of entries that so much text deserves.
  const missing = Math.max(0, Math.round(limit * 0.6) - decided.length - found.length);
  const topics = missing === 0 ? new Map() : topicalityOf(spoken);
  const seldom = (missing === 0 ? [] : groups)
    .filter((group) => !kept.has(group))
    .map((group) => ({ group, worth: passabilityOf(open(group), { setting, topics }) }))
    .filter(({ worth }) => worth > 0)
    .sort((a, b) => b.worth - a.worth || (a.group.key < b.group.key ? -1 : 1))
    .slice(0, missing);
  const once = rank(seldom.map(({ group }) => group));
  const chosen = [...decided, ...found.slice(0, Math.max(0, limit - decided.length)), ...once];
  return chosen
    .map(({ group, ...ranked }) => toTerm({ group: open(group), ...ranked }))
    .filter(({ passages: telling }) => telling.length > 0);
}

type Ranked = { readonly group: KeptGroup; readonly likely: readonly Likely[]; readonly score: number };

function toTerm({ group, likely, score }: Omit<Ranked, 'group'> & { readonly group: Group }): Term {
  const definitions = likely.filter(({ isSure }) => isSure).map(plain);
  const definition = definitions[0];
  return {
    ...labelsOf(group),
    kind: kindOf(group),
    score: Math.round(score * 1000) / 1000,
    decided: group.known?.decided === true,
    names: writtenNamesOf(group),
    ...(definition === undefined ? {} : { definition }),
    definitions,
    // Of a name more is told than what it is: only what is sure counts.
    passages: tellingPassages(group, { sure: definitions, likely: isNamed(group) ? [] : likely }),
  };
}

function plain({ term, sentence, source, passage }: Likely): Definition {
  return { term, sentence, source, passage };
}
