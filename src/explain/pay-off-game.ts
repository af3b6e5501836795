/** Pay-offs of two players: rows are the first player's choices, columns the second's; in each cell first, second. */
export type PayOffs = readonly (readonly Pair[])[];
export type Pair = readonly [number, number];
export type Cell = { readonly row: number; readonly column: number };

/** Names from Rapoport and Guyer, "A Taxonomy of 2 × 2 Games", 1966. */
export type GameKind = 'dilemma' | 'assurance' | 'chicken' | 'harmony';

export type SolvedGame = {
  /** For each column, the rows that are best for the first player. */
  readonly bestRows: readonly (readonly number[])[];
  /** For each row, the columns that are best for the second player. */
  readonly bestColumns: readonly (readonly number[])[];
  /** Where neither gains by changing alone: Nash equilibria in pure choices. */
  readonly balances: readonly Cell[];
  /** A balance, and a cell that is better for both. */
  readonly missed: { readonly balance: Cell; readonly better: Cell } | undefined;
  /** Of two choices each, the same for both players; undefined for any other game. */
  readonly kind: GameKind | undefined;
};

export function solveGame(payOffs: PayOffs): SolvedGame {
  const columns = (payOffs[0] ?? []).map((_, column) => payOffs.map((row) => row[column]?.[0] ?? 0));
  const bestRows = columns.map(placesOfMost);
  const bestColumns = payOffs.map((row) => placesOfMost(row.map(([, second]) => second)));
  const cells = payOffs.flatMap((row, at) => row.map((_, column): Cell => ({ row: at, column })));
  const balances = cells.filter(
    ({ row, column }) => bestRows[column]?.includes(row) && bestColumns[row]?.includes(column),
  );
  return { bestRows, bestColumns, balances, missed: missedIn(payOffs, { cells, balances }), kind: kindOf(payOffs) };
}

function missedIn(
  payOffs: PayOffs,
  { cells, balances }: { readonly cells: readonly Cell[]; readonly balances: readonly Cell[] },
): SolvedGame['missed'] {
  const at = ({ row, column }: Cell): Pair => payOffs[row]?.[column] ?? [0, 0];
  for (const balance of balances) {
    const [first, second] = at(balance);
    const better = cells
      .filter((cell) => at(cell)[0] > first && at(cell)[1] > second)
      .sort((a, b) => at(b)[0] + at(b)[1] - at(a)[0] - at(a)[1])[0];
    if (better !== undefined) return { balance, better };
  }
  return undefined;
}

/** Whichever of the two choices stands first, the game is the same. */
function kindOf(payOffs: PayOffs): GameKind | undefined {
  const [[a, b] = [], [c, d] = []] = payOffs;
  if (a === undefined || b === undefined || c === undefined || d === undefined) return undefined;
  if (payOffs.length !== 2 || payOffs.some((row) => row.length !== 2)) return undefined;
  if (a[0] !== a[1] || d[0] !== d[1] || b[0] !== c[1] || b[1] !== c[0]) return undefined;
  return kindWith([a[0], b[0], c[0], d[0]]) ?? kindWith([d[0], c[0], b[0], a[0]]);
}

/** First player's pay-offs: both hold, alone, against one who holds, neither holds. */
function kindWith([both, alone, against, neither]: readonly [number, number, number, number]): GameKind | undefined {
  if (against > both && both > neither && neither > alone) return 'dilemma';
  if (both > against && both > neither && neither > alone) return 'assurance';
  if (against > both && both > alone && alone > neither) return 'chicken';
  if (both > against && alone > neither && both > neither) return 'harmony';
  return undefined;
}

function placesOfMost(values: readonly number[]): readonly number[] {
  const most = Math.max(...values);
  return values.flatMap((value, place) => (value === most ? [place] : []));
}
