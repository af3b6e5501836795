import { fillWords } from './fill-words.ts';
import type { Cell, GameKind, SolvedGame } from './pay-off-game.ts';

/** The words of a game in one language; `{…}` are places for names and choices. */
export type PayOffWords = Readonly<Record<GameKind, string>> & {
  /** `{player}`, `{choice}` of the other, `{answer}`. */
  readonly best: string;
  /** `{player}`, `{answer}`: the same whatever the other does. */
  readonly always: string;
  /** `{cells}`. */
  readonly balance: string;
  readonly noBalance: string;
  /** `{better}`, `{balance}`. */
  readonly missed: string;
  readonly or: string;
  /** A choice named in a sentence: `{choice}`. */
  readonly quoted: string;
  readonly restingPoint: string;
  /** Name of one number: `{player}`, `{row}`, `{column}`. */
  readonly payOff: string;
  /** How the table is to be read: `{first}`, `{second}`. */
  readonly order: string;
};

/** Who plays, and what they may choose. */
export type GameNames = {
  readonly players: readonly [string, string];
  readonly rows: readonly string[];
  readonly columns: readonly string[];
};

/** What the numbers come to: best answers, resting points, what both miss, and the game's name where it has one. */
export function payOffSentences(
  game: SolvedGame,
  { names, words }: { readonly names: GameNames; readonly words: PayOffWords },
): readonly string[] {
  const { players, rows, columns } = names;
  const quoted = (choice = '') => fillWords(words.quoted, { choice });
  const cell = ({ row, column }: Cell) => `${quoted(rows[row])} / ${quoted(columns[column])}`;
  const either = (choices: readonly string[]) => choices.join(` ${words.or} `);
  const answers = (player: string, best: readonly (readonly number[])[], [own, others]: Choices): string[] => {
    const named = best.map((places) => either(places.map((place) => quoted(own[place]))));
    if (new Set(named).size === 1) return [fillWords(words.always, { player, answer: named[0] ?? '' })];
    return named.map((answer, at) => fillWords(words.best, { player, choice: quoted(others[at]), answer }));
  };
  const { bestRows, bestColumns, balances, missed, kind } = game;
  return [
    ...answers(players[0], bestRows, [rows, columns]),
    ...answers(players[1], bestColumns, [columns, rows]),
    balances.length === 0 ? words.noBalance : fillWords(words.balance, { cells: either(balances.map(cell)) }),
    ...(missed === undefined
      ? []
      : [fillWords(words.missed, { better: cell(missed.better), balance: cell(missed.balance) })]),
    ...(kind === undefined ? [] : [words[kind]]),
  ];
}

type Choices = readonly [own: readonly string[], others: readonly string[]];

/** A pay-off with a true minus sign. */
export function payOffText(value: number): string {
  return String(value).replace('-', '−');
}
