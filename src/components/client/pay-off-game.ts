import { type Pair, solveGame } from '../../explain/pay-off-game.ts';
import { type GameNames, type PayOffWords, payOffSentences, payOffText } from '../../explain/pay-off-words.ts';
import { partsOf, tell } from './explainer-parts.ts';

/** Pay-offs become fields; best answers, the resting point and the sentences follow what is typed. */
class PayOffGame extends HTMLElement {
  connectedCallback() {
    const { names, words }: { names: GameNames; words: PayOffWords } = JSON.parse(this.dataset['explainer'] ?? '{}');
    const cells = partsOf(this, 'tbody tr').map((row) =>
      [...row.querySelectorAll('td')].map((cell) => ({ cell, inputs: [...cell.querySelectorAll('input')] })),
    );
    const show = () => {
      const payOffs = cells.map((row) => row.map(({ inputs }): Pair => [payOffIn(inputs[0]), payOffIn(inputs[1])]));
      const game = solveGame(payOffs);
      for (const [row, line] of cells.entries())
        for (const [column, { cell, inputs }] of line.entries()) {
          const rests = game.balances.some((balance) => balance.row === row && balance.column === column);
          cell.classList.toggle('rests', rests);
          for (const mark of cell.querySelectorAll('small')) mark.hidden = !rests;
          const best = [game.bestRows[column]?.includes(row), game.bestColumns[row]?.includes(column)];
          for (const [player, input] of inputs.entries()) {
            const number = input.previousElementSibling;
            number?.replaceChildren(payOffText(payOffIn(input)));
            for (const one of [input, number]) one?.classList.toggle('best', best[player] === true);
          }
        }
      tell(this, payOffSentences(game, { names, words }));
    };
    for (const input of partsOf<HTMLInputElement>(this, 'input')) input.disabled = false;
    this.addEventListener('input', show);
  }
}

/** A field that is being emptied counts as nothing. */
function payOffIn(input: HTMLInputElement | undefined): number {
  return Number.isFinite(input?.valueAsNumber) ? (input?.valueAsNumber ?? 0) : 0;
}

customElements.define('pay-off-game', PayOffGame);
