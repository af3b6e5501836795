import type { Term } from './terms.ts';

/** One sentence that gives a figure or a year for a term, where another source gives another. */
export type DifferingFigure = Term['passages'][number];

/** What a figure is of (`founded`, `percent member`), and the figure as digits. */
type Figure = { readonly of: string; readonly value: string };

/** Verbs that date a thing, each under the name of what they say. */
const DATED: Readonly<Record<string, RegExp>> = {
  founded: /\b(founded|established|created|formed|set up|started|began)\b/i,
  launched: /\b(launched|released|introduced|opened|unveiled)\b/i,
  adopted: /\b(signed|adopted|passed|enacted|approved|ratified)\b/i,
  published: /\b(published|issued)\b/i,
  built: /\b(built|completed|constructed|invented|discovered)\b/i,
  ended: /\b(ended|closed|dissolved|abolished|died)\b/i,
  born: /\bborn\b/i,
};
const YEAR = /\b(?:in|on|since)\b(?: \p{L}+)?(?: \d{1,2},?)?(?: of)? (1[5-9]\d\d|20\d\d)\b/iu;
const AMOUNT =
  /(?<![\d.,-])(\d[\d,]*(?:\.\d+)?)(?:\s*(percent|per cent|%|thousand|million|billion|trillion))?\s+(?:of (?:the )?|more |new )?(\p{Ll}{3,})/gu;
/** How far into a sentence its subject may stand, in UTF-16 code units. */
const SUBJECT = 12;

/**
 * Sentences about a term in which sources give different figures or years for the same thing: one a source, in the
 * order of the term's passages. What only one source says, or all say alike, is no difference.
 */
export function differingFigures(term: Term): readonly DifferingFigure[] {
  const bySource = new Map<string, Map<string, { readonly told: DifferingFigure; readonly value: string }>>();
  for (const told of term.passages) {
    if (!isAbout(term, told.sentence)) continue;
    for (const { of, value } of figuresIn(told.sentence)) {
      const sources = bySource.get(of) ?? new Map();
      if (!sources.has(told.source)) sources.set(told.source, { told, value });
      bySource.set(of, sources);
    }
  }
  const differing = [...bySource.values()].filter(
    (sources) => new Set([...sources.values()].map(({ value }) => value)).size > 1,
  );
  const seen = new Set<string>();
  return differing
    .flatMap((sources) => distinct([...sources.values()]))
    .filter(({ sentence }) => !seen.has(sentence) && seen.add(sentence) !== undefined);
}

/** Sources that give the same figure count once. */
function distinct(all: readonly { told: DifferingFigure; value: string }[]): readonly DifferingFigure[] {
  return [...new Map(all.map(({ told, value }) => [value, told] as const).reverse()).values()].reverse();
}

function isAbout({ names }: Term, sentence: string): boolean {
  return names.some(({ name }) => {
    const at = sentence.indexOf(name);
    return at >= 0 && at <= SUBJECT;
  });
}

function figuresIn(sentence: string): readonly Figure[] {
  const year = YEAR.exec(sentence)?.[1];
  const dated = Object.entries(DATED).filter(([, verb]) => verb.test(sentence));
  const dates = year === undefined || dated.length !== 1 ? [] : dated.map(([of]): Figure => ({ of, value: year }));
  const amounts = Array.from(
    sentence.matchAll(AMOUNT),
    ([, digits = '', scale = '', noun = '']): Figure => ({
      of: `${scale.replace('per cent', 'percent').replace('%', 'percent')} ${noun.replace(/s$/, '')}`.trim(),
      value: digits.replaceAll(',', ''),
    }),
  );
  return [...dates, ...amounts.filter(({ value }) => !/^(1[5-9]|20)\d\d$/.test(value))];
}
