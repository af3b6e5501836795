/**
 * A toy model of self-improvement: each round multiplies ability A by 1 + g·A^r. The share g that a round adds stays
 * the same where r = 0, grows with ability where returns rise (r > 0), and shrinks where they fall (r < 0).
 */
export type GrowthSettings = {
  /** What the first round adds, in per cent of the ability at the start. */
  readonly gain: number;
  /** |r|: how strongly returns rise or fall with ability. */
  readonly strength: number;
  /** Rounds that pass between a doubling and people's answer to it. */
  readonly reaction: number;
};

export type GrowthName = 'rising' | 'constant' | 'falling';
export type GrowthLine = {
  readonly name: GrowthName;
  /** Ability after 0, 1, 2 … rounds, in multiples of the start. */
  readonly values: readonly number[];
  /** The first round after which ability has doubled, where that is among the rounds shown. */
  readonly doubled: number | undefined;
  /** Ability when people have answered the doubling. */
  readonly met: number | undefined;
};

export const settingNames = ['gain', 'strength', 'reaction'] as const;

/** What each setting may be: least, most, step. */
export const growthRanges = {
  gain: [1, 50, 1],
  strength: [0, 2, 0.1],
  reaction: [0, 15, 1],
} as const satisfies Readonly<Record<keyof GrowthSettings, readonly [number, number, number]>>;

export const ROUNDS = 30;
/** The top of the chart; above it, numbers of a toy model say nothing more. */
export const MOST = 1000;
/** Ten tenths added one by one fall short of one by a rounding error. */
const DOUBLE = 2 - 1e-9;
const SIGNS: readonly (readonly [GrowthName, number])[] = [
  ['rising', 1],
  ['constant', 0],
  ['falling', -1],
];

export function growthLines({ gain, strength, reaction }: GrowthSettings): readonly GrowthLine[] {
  return SIGNS.map(([name, sign]) => {
    const values = [1];
    for (let round = 0; round < ROUNDS + reaction; round++) {
      const ability = values[round] ?? 1;
      // Past a billion nothing is drawn or told, and the next power could be infinite.
      values.push(Math.min(1e9, ability * (1 + (gain / 100) * ability ** (sign * strength))));
    }
    const first = values.findIndex((value) => value >= DOUBLE);
    const doubled = first < 0 || first > ROUNDS ? undefined : first;
    const met = doubled === undefined ? undefined : values[doubled + reaction];
    return { name, values: values.slice(0, ROUNDS + 1), doubled, met };
  });
}
