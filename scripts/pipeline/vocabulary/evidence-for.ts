import { locatorLabel, type SourceDocument } from '../../../src/model/source.ts';
import type { Term, WrittenName } from '../terms.ts';

/** Sources and definitions worth naming one by one. */
const MOST_NAMED = 4;
const MOST_DEFINITIONS = 2;

const WHY: Readonly<Record<WrittenName['why'], string>> = {
  same: '',
  spelling: 'another spelling',
  established: 'an established name of the same thing',
  'short form': 'a source says it is short for it',
  jurisdiction: 'the same law, said whose it is',
  surname: 'the only person of that surname',
  shortened: 'the only name that ends so',
  decided: 'decided',
};

/** What the sources say for a term: how often, where it is defined or told of, what else it is called and why that is the same. */
export function evidenceFor(term: Term, documents: readonly SourceDocument[]): readonly string[] {
  const sources = [...new Set(term.passages.map(({ source }) => source))];
  const times = term.names.reduce((sum, name) => sum + name.times, 0);
  const shown = sources.slice(0, MOST_NAMED).join(', ') + (sources.length > MOST_NAMED ? ', …' : '');
  const many = `${times} ${times === 1 ? 'time' : 'times'} in ${sources.length} ${sources.length === 1 ? 'source' : 'sources'}`;
  const quoted = ({ source, passage, sentence }: Omit<Term['passages'][number], 'says'>): string => {
    const found = documents.find(({ id }) => id === source)?.passages.find(({ id }) => id === passage);
    return `${source}, ${locatorLabel(found?.locators ?? []) || passage}: "${sentence}"`;
  };
  const said =
    term.definitions.length > 0
      ? term.definitions.slice(0, MOST_DEFINITIONS).map((definition) => `Defined in ${quoted(definition)}`)
      : term.passages.slice(0, 1).map((passage) => `Told of in ${quoted(passage)}`);
  return [`${many}: ${shown}.`, ...said, ...namesOf(term)];
}

/** A capital more or less needs no reason. */
function namesOf({ label, labels, names }: Term): readonly string[] {
  const folded = new Set([label.toLowerCase()]);
  const written = names.flatMap(({ name, times, why }): string[] => {
    if (folded.has(name.toLowerCase())) return [];
    folded.add(name.toLowerCase());
    return [`"${name}" (${times}): ${WHY[why]}.`];
  });
  const unseen = labels.filter((name) => !folded.has(name.toLowerCase()));
  return [...written, ...unseen.map((name) => `"${name}": ${WHY.established}, not in these sources.`)];
}
