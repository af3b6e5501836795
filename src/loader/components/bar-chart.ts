import { scaleLinear } from 'd3-scale';
import type { ElementContent } from 'hast';
import type { ChartData } from './chart-data.ts';
import { text } from './component.ts';
import { type Drawing, percent, seriesClass, shape } from './drawing.ts';

/** Per cent of the width; the rest is for the number at the end of the longest bar. */
const WIDEST = 84;
const LABEL = 22;
const BAR = 18;
const BETWEEN = 14;

/** Lying bars with their names above and their numbers behind them: every name fits, on a phone too. */
export function barChart({ places, series }: ChartData): Drawing {
  const values = series.flatMap(({ cells }) => cells.flatMap(({ value }) => value ?? []));
  const scale = scaleLinear([Math.min(0, ...values), Math.max(0, ...values)], [0, WIDEST]);
  const block = LABEL + series.length * BAR + BETWEEN;
  const children = places.flatMap((place, row): ElementContent[] => {
    const top = row * block;
    const bars = series.flatMap(({ cells }, i): ElementContent[] => {
      const { value, words } = cells[row] ?? { words: '' };
      if (value === undefined) return [];
      const [from = 0, to = 0] = [scale(0), scale(value)].sort((a, b) => a - b);
      const y = top + LABEL + i * BAR;
      const size = { x: percent(from), y, width: percent(to - from), height: BAR - 3 };
      return [
        shape('rect', { className: ['bar', seriesClass(i)], ...size }, []),
        shape('text', { className: ['value'], x: percent(to), y: y + BAR - 6, dx: 6 }, [text(words)]),
      ];
    });
    return [shape('text', { x: 0, y: top + LABEL - 7 }, [text(place)]), ...bars];
  });
  const height = places.length * block;
  const zero = percent(scale(0));
  const line = shape('line', { className: ['axis'], x1: zero, x2: zero, y1: 0, y2: height }, []);
  return { height, children: values.some((value) => value < 0) ? [line, ...children] : children };
}
