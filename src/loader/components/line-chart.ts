import { scaleLinear, scalePoint, scaleUtc } from 'd3-scale';
import { line } from 'd3-shape';
import type { ElementContent } from 'hast';
import { partialDate } from '../../model/source.ts';
import type { ChartData, Series } from './chart-data.ts';
import { text } from './component.ts';
import { anchorAt, type Drawing, percent, round, seriesClass, shape } from './drawing.ts';

const TOP = 24;
const PLOT = 220;
const BOTTOM = 28;
/** Per cent of the width; what is left holds the numbers of the grid, and the outer half of the last dot. */
const RANGE = [10, 98.5] as const;
const TICKS = 4;
/** Of the narrowest screen, and of one character of a label, in pixels. */
const NARROW = 330;
const CHARACTER = 7.5;
/** Least distance between two labels, in pixels. */
const GAP = 10;
/** Told apart without colour too. */
const DASHES = [undefined, '7 4', '2 3', '10 3 2 3'] as const;

/** Lines over a grid whose numbers stand on it, so that the drawing needs no margin. */
export function lineChart({ places, series }: ChartData, numberWords: (value: number) => string): Drawing {
  const cells = series.flatMap((one) => one.cells);
  const values = cells.flatMap(({ value }) => value ?? []);
  const y = scaleLinear(domainOf(values), [TOP + PLOT, TOP]).nice(TICKS);
  const sign = cells.every(({ words, value }) => value === undefined || words.endsWith('%')) ? ' %' : '';
  const grid = y.ticks(TICKS).flatMap((tick): ElementContent[] => {
    const at = round(y(tick));
    return [
      shape('line', { className: ['grid'], x1: '0%', x2: '100%', y1: at, y2: at }, []),
      shape('text', { x: 0, y: at - 5 }, [text(`${numberWords(tick)}${sign}`)]),
    ];
  });
  const xs = positionsOf(places);
  const lines = series.map((one, i) => path(one, { xs, y, index: i }));
  const dots = series.flatMap(({ cells: own }, i) =>
    own.flatMap(({ value }, at): ElementContent[] =>
      value === undefined
        ? []
        : [
            shape(
              'circle',
              { className: ['dot', seriesClass(i)], cx: percent(xs[at] ?? 0), cy: round(y(value)), r: 4 },
              [],
            ),
          ],
    ),
  );
  // Percentages do not work inside a path: the lines have a drawing of their own that is stretched to the width.
  const height = TOP + PLOT + BOTTOM;
  const stretched = { width: '100%', height, viewBox: `0 0 100 ${height}`, preserveAspectRatio: 'none' };
  return { height, children: [...grid, shape('svg', stretched, lines), ...dots, ...placeLabels(places, xs)] };
}

function path({ cells }: Series, place: { xs: readonly number[]; y: (value: number) => number; index: number }) {
  const draw = line<(typeof cells)[number]>()
    .defined(({ value }) => value !== undefined)
    .x((_, at) => round(place.xs[at] ?? 0))
    .y(({ value }) => round(place.y(value ?? 0)));
  const dash = DASHES[place.index % DASHES.length];
  return shape(
    'path',
    {
      className: ['line', seriesClass(place.index)],
      d: draw([...cells]) ?? '',
      fill: 'none',
      vectorEffect: 'non-scaling-stroke',
      ...(dash === undefined ? {} : { strokeDasharray: dash }),
    },
    [],
  );
}

/** Years and dates lie as far apart as they are; names at equal distances. */
function positionsOf(places: readonly string[]): readonly number[] {
  const numbers = places.map(Number);
  if (places.every((place) => place !== '') && numbers.every(Number.isFinite)) {
    return numbers.map(scaleLinear(domainOf(numbers), RANGE));
  }
  if (places.every((place) => partialDate.safeParse(place).success)) {
    const days = places.map((place) => Date.parse(place));
    return days.map(scaleUtc(domainOf(days), RANGE));
  }
  const points = scalePoint(
    places.map((_, i) => i),
    RANGE,
  );
  return places.map((_, i) => points(i) ?? 0);
}

/** As many labels as a phone has room for. */
function placeLabels(places: readonly string[], xs: readonly number[]): ElementContent[] {
  const longest = Math.max(...places.map((place) => place.length));
  const room = ((longest * CHARACTER + GAP) / NARROW) * 100;
  let last = -room;
  return places.flatMap((place, i) => {
    const x = xs[i] ?? 0;
    if (x - last < room) return [];
    last = x;
    return [shape('text', { x: percent(x), y: TOP + PLOT + 20, textAnchor: anchorAt(x) }, [text(place)])];
  });
}

function domainOf(values: readonly number[]): [number, number] {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  return least === most ? [least - 1, most + 1] : [least, most];
}
