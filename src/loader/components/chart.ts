import type { ElementContent } from 'hast';
import { barChart } from './bar-chart.ts';
import { chartDataOf } from './chart-data.ts';
import { type ComponentContext, type ComponentProps, element, text } from './component.ts';
import { seriesClass } from './drawing.ts';
import { lineChart } from './line-chart.ts';

/** `<Chart type title unit>`: the table inside as a drawing, and the table. Without usable numbers, the table alone. */
export function chart({ attributes, children, node }: ComponentProps, { strings }: ComponentContext): ElementContent[] {
  const { title = '', unit, type } = attributes;
  const caption = element('figcaption', {}, [
    element('strong', {}, [text(title)]),
    ...(unit === undefined ? [] : [text(` (${unit})`)]),
  ]);
  const data = chartDataOf(node);
  if ('problem' in data) return [element('figure', { className: ['chart'] }, [caption, ...children])];
  const drawing = type === 'bar' ? barChart(data) : lineChart(data, strings.body.number);
  const properties = {
    className: ['chart-drawing'],
    width: '100%',
    height: drawing.height,
    role: 'img',
    ariaLabel: title,
  };
  const svg = element('svg', properties, drawing.children);
  const key = element(
    'ul',
    { className: ['chart-key'] },
    data.series.map(({ name }, i) => element('li', { className: [seriesClass(i)] }, [text(name)])),
  );
  return [
    element('figure', { className: ['chart'] }, [caption, ...(data.series.length > 1 ? [key] : []), svg, ...children]),
  ];
}
