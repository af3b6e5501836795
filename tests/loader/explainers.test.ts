import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dotsOf, pathOf, yOf } from '../../src/explain/growth-drawing.ts';
import { growthLines, MOST } from '../../src/explain/growth-model.ts';
import { growthSentences } from '../../src/explain/growth-words.ts';
import { type PayOffs, solveGame } from '../../src/explain/pay-off-game.ts';
import { payOffSentences } from '../../src/explain/pay-off-words.ts';
import { parseBody } from '../../src/loader/parse-body.ts';
import { de } from '../../src/strings/de.ts';
import { en } from '../../src/strings/en.ts';
import { renderBody } from './render-body.ts';

const told = (body: string) =>
  parseBody({ path: 'entries/x.mdx', text: `---\nid: x\n---\n\n${body}\n` }).messages.map(({ rule }) => rule);

test('growth: constant returns compound; rising ones outgrow them, falling ones lag; without strength all are one', () => {
  const [rising, constant, falling] = growthLines({ gain: 10, strength: 1, reaction: 5 });
  assert.ok(Math.abs((constant?.values[10] ?? 0) - 1.1 ** 10) < 1e-9);
  // 1 + 0.1 a round: the share shrinks as ability grows.
  assert.ok(Math.abs((falling?.values[10] ?? 0) - 2) < 1e-9);
  assert.ok((rising?.values[10] ?? 0) > 6 && (rising?.values[30] ?? 0) > MOST);
  assert.deepEqual([rising?.doubled, constant?.doubled, falling?.doubled], [6, 8, 10]);
  assert.equal(new Set(growthLines({ gain: 10, strength: 0, reaction: 0 }).map(({ values }) => values.join())).size, 1);
  for (const gain of [1, 50])
    for (const { values } of growthLines({ gain, strength: 2, reaction: 15 })) assert.ok(values.every(Number.isFinite));
});

test('growth: ten times as much is always as far; a line ends at the top, and a dot beyond it is left out', () => {
  assert.ok(Math.abs(yOf(1) - yOf(10) - yOf(100) + yOf(MOST)) < 0.02);
  const [rising] = growthLines({ gain: 50, strength: 2, reaction: 15 });
  assert.ok(rising !== undefined);
  assert.match(pathOf(rising), new RegExp(`,${yOf(MOST)}$`));
  assert.equal(dotsOf(rising, 15)[1], undefined);
});

test('growth: the sentences tell of doubling, and of none; in each language every place is filled', () => {
  for (const strings of [en, de])
    for (const settings of [
      { gain: 10, strength: 1, reaction: 5 },
      { gain: 1, strength: 2, reaction: 15 },
    ]) {
      const options = { words: strings.explainers.growth, numbers: strings.body.number };
      assert.doesNotMatch(growthSentences(growthLines(settings), options).join(), /[{}]/);
    }
  const say = (gain: number) =>
    growthSentences(growthLines({ gain, strength: 1, reaction: 5 }), {
      words: en.explainers.growth,
      numbers: en.body.number,
    })[2];
  assert.equal(
    say(10),
    'Falling returns: ability has doubled after round 10; when people have answered, it is 2.5 times the start.',
  );
  assert.equal(say(1), 'Falling returns: ability does not double within 30 rounds; it ends at 1.3 times the start.');
});

const dilemma: PayOffs = [
  [
    [3, 3],
    [0, 4],
  ],
  [
    [4, 0],
    [1, 1],
  ],
];
const symmetric = (both: number, alone: number, against: number, neither: number): PayOffs => [
  [
    [both, both],
    [alone, against],
  ],
  [
    [against, alone],
    [neither, neither],
  ],
];

test('a game: best answers, where it rests, what both miss, and its name', () => {
  assert.deepEqual(solveGame(dilemma), {
    bestRows: [[1], [1]],
    bestColumns: [[1], [1]],
    balances: [{ row: 1, column: 1 }],
    missed: { balance: { row: 1, column: 1 }, better: { row: 0, column: 0 } },
    kind: 'dilemma',
  });
  assert.equal(solveGame(symmetric(3, 0, 2, 1)).kind, 'assurance');
  assert.equal(solveGame(symmetric(3, 0, 2, 1)).balances.length, 2);
  assert.equal(solveGame(symmetric(3, 1, 4, 0)).kind, 'chicken');
  assert.equal(solveGame(symmetric(4, 3, 2, 1)).kind, 'harmony');
  // The choices the other way round are the same game.
  assert.equal(solveGame(symmetric(1, 4, 0, 3)).kind, 'dilemma');
  assert.equal(solveGame(symmetric(1, 1, 1, 1)).kind, undefined);
  const pennies = solveGame([
    [
      [1, -1],
      [-1, 1],
    ],
    [
      [-1, 1],
      [1, -1],
    ],
  ]);
  assert.deepEqual([pennies.balances, pennies.missed, pennies.kind], [[], undefined, undefined]);
});

test('a game in words', () => {
  const names = { players: ['A', 'B'] as const, rows: ['A stops', 'A goes on'], columns: ['B stops', 'B goes on'] };
  const say = (payOffs: PayOffs) => payOffSentences(solveGame(payOffs), { names, words: en.explainers.payOff });
  assert.deepEqual(say(dilemma), [
    'Whatever the other does, A does best with “A goes on”.',
    'Whatever the other does, B does best with “B goes on”.',
    'Neither gains by changing alone at “A goes on” / “B goes on”: there the game comes to rest.',
    'Yet “A stops” / “B stops” would be better for both than “A goes on” / “B goes on”.',
    'Pay-offs in this order are called a prisoner’s dilemma.',
  ]);
  assert.equal(say(symmetric(3, 0, 2, 1))[0], 'If “B stops”, the best answer of A is “A stops”.');
  for (const words of [en, de].map(({ explainers }) => explainers.payOff))
    for (const payOffs of [dilemma, symmetric(3, 0, 2, 1), symmetric(1, 1, 1, 1)])
      assert.doesNotMatch(payOffSentences(solveGame(payOffs), { names, words }).join(), /[{}]/);
});

const table = (cell: string) => `| | x | y |\n| - | - | - |\n| a | 3, 3 | ${cell} |\n| b | 4, 0 | 1, −1 |`;
const game = (cell: string, players = 'A, B') =>
  `<PayOffGame title="G" players="${players}">\n\n${table(cell)}\n\n</PayOffGame>`;

test('what cannot be shown as meant is told, and the table stays', () => {
  assert.deepEqual(told(game('0, 4')), []);
  assert.deepEqual(told(game('0')), ['component-empty']);
  assert.deepEqual(told(game('0, 4', 'A')), ['attribute-wrong']);
  assert.deepEqual(told('<GrowthModel title="T" gain="0.5" />'), ['attribute-wrong']);
  assert.deepEqual(told('<GrowthModel gain="10" />'), ['attribute-missing']);
  const { html } = renderBody(game('many'));
  assert.match(html, /<td>many<\/td>/);
  assert.doesNotMatch(html, /pay-off-game/);
});

test('built: chart, table and words stand in the page, controls wait for their script, nothing is style or script', () => {
  const { html } = renderBody('<GrowthModel title="T &lt;b>" gain="20" />');
  assert.match(html, /<growth-model data-explainer="[^"]+"><figure class="chart explainer">/);
  assert.match(html, /<fieldset class="explainer-controls" disabled>/);
  assert.match(html, /<input type="range" name="gain" min="1" max="50" step="1" value="20" autocomplete="off">/);
  assert.match(html, /<svg class="chart-drawing"[^>]*role="img"/);
  assert.match(html, /<div class="explainer-words" role="status"><p>Rising returns: /);
  assert.match(html, /<th scope="row">30<\/th><td>more than 1,000<\/td><td>237<\/td>/);
  const played = renderBody(game('0, 4')).html;
  assert.match(played, /<td class="rests"><span><b class="pay-off best">4<\/b>/);
  assert.match(played, /<input class="pay-off best" type="number"[^>]*value="4"[^>]*aria-label="A’s pay-off: b, x"/);
  assert.match(played, /<small>comes to rest here<\/small>/);
  for (const page of [html, played]) assert.doesNotMatch(page, /<script|<style|style=|\son[a-z]+=/);
});
