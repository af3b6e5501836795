import { fillWords } from './fill-words.ts';
import { type GrowthLine, type GrowthName, type GrowthSettings, MOST, ROUNDS } from './growth-model.ts';

/** The words of the growth model in one language; `{…}` are places for what was worked out. */
export type GrowthWords = Readonly<Record<GrowthName, string>> & {
  readonly gain: string;
  readonly strength: string;
  readonly reaction: string;
  readonly round: string;
  /** `{name}`, `{round}`, `{times}`. */
  readonly doubles: string;
  /** `{name}`, `{rounds}`, `{times}`. */
  readonly levels: string;
  /** `{number}`. */
  readonly over: string;
  readonly hasDoubled: string;
  readonly hasMet: string;
};

/** Number → words of the page's language. */
export type NumberWords = (value: number) => string;

/** A sentence for each line: when ability has doubled, and what people meet when they have answered. */
export function growthSentences(
  lines: readonly GrowthLine[],
  { words, numbers }: { readonly words: GrowthWords; readonly numbers: NumberWords },
): readonly string[] {
  return lines.map(({ name, doubled, met, values }) =>
    doubled === undefined || met === undefined
      ? fillWords(words.levels, {
          name: words[name],
          rounds: numbers(ROUNDS),
          times: timesWords(values.at(-1) ?? 1, { words, numbers }),
        })
      : fillWords(words.doubles, {
          name: words[name],
          round: numbers(doubled),
          times: timesWords(met, { words, numbers }),
        }),
  );
}

/** Three digits that count, and no more than the chart shows. */
export function timesWords(
  times: number,
  { words, numbers }: { readonly words: Pick<GrowthWords, 'over'>; readonly numbers: NumberWords },
): string {
  return times > MOST
    ? fillWords(words.over, { number: numbers(MOST) })
    : numbers(Number.parseFloat(times.toPrecision(3)));
}

/** A setting as its slider tells it. */
export function settingWords(name: keyof GrowthSettings, value: number, numbers: NumberWords): string {
  return name === 'gain' ? `${numbers(value)} %` : numbers(value);
}
