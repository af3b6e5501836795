import { dotsOf, pathOf } from '../../explain/growth-drawing.ts';
import { type GrowthLine, type GrowthSettings, growthLines, settingNames } from '../../explain/growth-model.ts';
import { type GrowthWords, growthSentences, settingWords, timesWords } from '../../explain/growth-words.ts';
import { numbersOf, partsOf, tell } from './explainer-parts.ts';

/** Sliders over a chart, a table and sentences that stand there already: what a reader moves is worked out again. */
class GrowthModel extends HTMLElement {
  connectedCallback() {
    const { words, rounds }: { words: GrowthWords; rounds: number } = JSON.parse(this.dataset['explainer'] ?? '{}');
    const numbers = numbersOf(this);
    const fields = partsOf<HTMLFieldSetElement>(this, 'fieldset');
    const sliders = partsOf<HTMLInputElement>(this, 'input');
    const show = () => {
      const [gain = 0, strength = 0, reaction = 0] = sliders.map(({ valueAsNumber }) => valueAsNumber);
      const settings: GrowthSettings = { gain, strength, reaction };
      const lines = growthLines(settings);
      for (const [i, name] of settingNames.entries()) {
        const said = settingWords(name, settings[name], numbers);
        sliders[i]?.setAttribute('aria-valuetext', said);
        sliders[i]?.closest('label')?.nextElementSibling?.replaceChildren(said);
      }
      draw(this, lines, reaction);
      const cells = partsOf(this, 'tbody tr').map((row) => [...row.querySelectorAll('td')]);
      for (const [at, row] of cells.entries())
        for (const [i, cell] of row.entries())
          cell.textContent = timesWords(lines[i]?.values[at * rounds] ?? 1, { words, numbers });
      tell(this, growthSentences(lines, { words, numbers }));
    };
    for (const field of fields) field.disabled = false;
    this.addEventListener('input', show);
  }
}

function draw(picture: HTMLElement, lines: readonly GrowthLine[], reaction: number): void {
  const paths = partsOf(picture, 'path');
  const circles = partsOf(picture, 'circle');
  for (const [i, line] of lines.entries()) {
    paths[i]?.setAttribute('d', pathOf(line));
    for (const [which, dot] of dotsOf(line, reaction).entries()) {
      const circle = circles[i * 2 + which];
      circle?.setAttribute('visibility', dot === undefined ? 'hidden' : 'visible');
      if (dot === undefined) continue;
      circle?.setAttribute('cx', `${dot.x}%`);
      circle?.setAttribute('cy', String(dot.y));
    }
  }
}

customElements.define('growth-model', GrowthModel);
