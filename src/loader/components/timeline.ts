import { scaleUtc } from 'd3-scale';
import type { ElementContent } from 'hast';
import { compareText } from '../../model/message.ts';
import type { Strings } from '../../strings/strings.ts';
import {
  attributesOf,
  type ComponentContext,
  type ComponentNode,
  type ComponentProps,
  element,
  elementsOf,
  nodesNamed,
  text,
  timeElement,
} from './component.ts';
import { anchorAt, percent, shape } from './drawing.ts';

/** Room for the first and the last mark, in per cent of the width. */
const RANGE = [2, 98] as const;
/** More labels than this run into each other on a phone. */
const MOST_LABELS = 4;

/** `<Timeline>`: dated events, earliest first, under an axis that shows how far apart they lie. */
export function timeline({ children, node }: ComponentProps, { strings }: ComponentContext): ElementContent[] {
  const items = elementsOf(children, 'li').sort((a, b) => compareText(dateOf(a), dateOf(b)));
  const dates = [...new Set(nodesNamed(node, 'Event').flatMap(datesOf))].sort(compareText);
  const list = element('ol', { className: ['timeline-events'] }, items);
  return [element('div', { className: ['timeline'] }, [...axis(dates, strings), list])];
}

/** `<Event date title>`: something that happened, with room for what it was. */
export function event({ attributes, children }: ComponentProps, context: ComponentContext): ElementContent[] {
  const { date = '', title = '' } = attributes;
  const head = element('p', { className: ['event-head'] }, [
    timeElement(date, context.strings),
    text(' '),
    element('strong', {}, [text(title)]),
  ]);
  const id = context.fragment('e', `${date} ${title}`);
  return [element('li', { className: ['event'], id, dataDate: date }, [head, ...children])];
}

function dateOf(item: ElementContent): string {
  return item.type === 'element' ? String(item.properties['dataDate'] ?? '') : '';
}

function datesOf(node: ComponentNode): string[] {
  const { date = '' } = attributesOf(node);
  return Number.isNaN(Date.parse(date)) ? [] : [date];
}

/** Places are in per cent, so that text keeps its size on every width. Hidden from readers who have the list. */
function axis(dates: readonly string[], strings: Strings): ElementContent[] {
  const [first, last] = [dates[0], dates.at(-1)];
  if (first === undefined || last === undefined || first === last) return [];
  const scale = scaleUtc([new Date(first), new Date(last)], RANGE).nice(MOST_LABELS);
  const ticks = scale.ticks(MOST_LABELS);
  const every = Math.ceil(ticks.length / (MOST_LABELS + 1));
  const labels = ticks.flatMap((tick, i): ElementContent[] => {
    const x = percent(scale(tick));
    const mark = shape('line', { className: ['axis'], x1: x, x2: x, y1: 20, y2: 27 }, []);
    const words = strings.date(shortDate(tick));
    return i % every === 0
      ? [mark, shape('text', { x, y: 42, textAnchor: anchorAt(scale(tick)) }, [text(words)])]
      : [mark];
  });
  const dots = dates.map((date) =>
    shape('circle', { className: ['dot'], cx: percent(scale(new Date(date))), cy: 20, r: 6 }, []),
  );
  const line = shape('line', { className: ['axis'], x1: '0%', x2: '100%', y1: 20, y2: 20 }, []);
  const properties = { className: ['timeline-axis'], width: '100%', height: 50, ariaHidden: 'true' };
  return [shape('svg', properties, [line, ...labels, ...dots])];
}

/** `2023`, `2023-03` or `2023-03-05`: no more of the date than the tick stands for. */
function shortDate(date: Date): string {
  const day = date.toISOString().slice(0, 10);
  if (day.endsWith('-01-01')) return day.slice(0, 4);
  return day.endsWith('-01') ? day.slice(0, 7) : day;
}
