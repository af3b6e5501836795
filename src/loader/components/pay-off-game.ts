import type { ElementContent } from 'hast';
import { fillWords } from '../../explain/fill-words.ts';
import { type PayOffs, type SolvedGame, solveGame } from '../../explain/pay-off-game.ts';
import { type GameNames, type PayOffWords, payOffSentences, payOffText } from '../../explain/pay-off-words.ts';
import { plainText } from '../../model/plain-text.ts';
import { numberIn, tableIn } from './chart-data.ts';
import { type ComponentContext, type ComponentNode, type ComponentProps, element, text } from './component.ts';
import { explainer, explainerTable, sentenceList } from './explainer.ts';

/** The game inside: first row and column name the choices, each other cell holds two numbers. */
export type WrittenGame = {
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  readonly payOffs: PayOffs;
};

const MOST_CHOICES = 5;

/** `<PayOffGame title players>`: a table of pay-offs with what follows from it. Without a usable table, its children. */
export function payOffGame(
  { attributes, children, node }: ComponentProps,
  context: ComponentContext,
): ElementContent[] {
  const { title = '', players = '' } = attributes;
  const written = gameOf(node);
  const pair = playersOf(players);
  if ('problem' in written || pair === undefined) return [...children];
  const names: GameNames = { players: pair, rows: written.rows, columns: written.columns };
  const words = context.strings.explainers.payOff;
  const game = solveGame(written.payOffs);
  const [first, second] = pair;
  const order = element('p', { className: ['meta'] }, [text(fillWords(words.order, { first, second }))]);
  return [
    explainer({ name: 'pay-off-game', title, data: { names, words } }, [
      order,
      explainerTable(title, tableOf({ ...written, game }, { names, words })),
      sentenceList(payOffSentences(game, { names, words })),
    ]),
  ];
}

/** `A, B` → both names. */
export function playersOf(players: string): readonly [string, string] | undefined {
  const [first = '', second = '', ...more] = players.split(',').map((name) => name.trim());
  return first === '' || second === '' || more.length > 0 ? undefined : [first, second];
}

/** The table of a game as written, or what keeps it from being one. */
export function gameOf(node: ComponentNode): WrittenGame | { readonly problem: string } {
  const table = tableIn(node);
  if (table === undefined) return { problem: 'There is no table inside' };
  const [head = [], ...lines] = table.children.map((row) => row.children.map((cell) => plainText(cell).trim()));
  const columns = head.slice(1);
  if (lines.length < 2 || columns.length < 2) return { problem: 'The table needs two choices for each player' };
  if (lines.length > MOST_CHOICES || columns.length > MOST_CHOICES)
    return { problem: `The table has more than ${MOST_CHOICES} choices` };
  const payOffs: (readonly [number, number])[][] = [];
  for (const line of lines) {
    const row: (readonly [number, number])[] = [];
    for (const [at] of columns.entries()) {
      const words = line[at + 1] ?? '';
      const [first, second, ...more] = words.split(/[,;]/).map(numberIn);
      if (first === undefined || second === undefined || more.length > 0 || !Number.isFinite(first + second))
        return { problem: `\`${words}\` is not two numbers such as \`3, 1\`` };
      row.push([first, second]);
    }
    payOffs.push(row);
  }
  return { rows: lines.map(([name = '']) => name), columns, payOffs };
}

type Told = { readonly names: GameNames; readonly words: PayOffWords };

function tableOf(
  { rows, columns, payOffs, game }: WrittenGame & { readonly game: SolvedGame },
  { names, words }: Told,
): ElementContent[][] {
  const head = [element('td', {}, []), ...columns.map((name) => element('th', { scope: 'col' }, [text(name)]))];
  const lines = rows.map((name, row) => [
    element('th', { scope: 'row' }, [text(name)]),
    ...columns.map((_, column) => {
      const rests = game.balances.some((cell) => cell.row === row && cell.column === column);
      const best = [game.bestRows[column]?.includes(row), game.bestColumns[row]?.includes(column)];
      const numbers = (payOffs[row]?.[column] ?? []).flatMap((value, player) => [
        ...(player === 0 ? [] : [text(', ')]),
        ...payOff({ value, best: best[player] === true, label: label({ row, column, player }, { names, words }) }),
      ]);
      const mark = element('small', { hidden: !rests }, [text(words.restingPoint)]);
      return element('td', rests ? { className: ['rests'] } : {}, [element('span', {}, numbers), mark]);
    }),
  ]);
  return [head, ...lines];
}

function label(
  { row, column, player }: { readonly row: number; readonly column: number; readonly player: number },
  { names, words }: Told,
): string {
  const { players, rows, columns } = names;
  return fillWords(words.payOff, {
    player: players[player] ?? '',
    row: rows[row] ?? '',
    column: columns[column] ?? '',
  });
}

/** The number, and a field to change it in: the style sheet shows the one that can be used. */
function payOff({ value, best, label }: { readonly value: number; readonly best: boolean; readonly label: string }) {
  const className = ['pay-off', ...(best ? ['best'] : [])];
  const field = { type: 'number', step: 'any', value: String(value), autoComplete: ['off'], disabled: true };
  return [
    element('b', { className }, [text(payOffText(value))]),
    element('input', { className, ...field, ariaLabel: label }, []),
  ];
}
