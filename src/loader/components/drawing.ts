import type { ElementContent } from 'hast';
import { element } from './component.ts';

/** What stands in an SVG as wide as its place: across in per cent, so that text keeps its size; `height` in pixels. */
export type Drawing = { readonly height: number; readonly children: readonly ElementContent[] };

/** An element of an SVG; everything is a presentation attribute, for the policy forbids styles in the page. */
export function shape(
  tagName: string,
  attributes: Readonly<Record<string, string | number | readonly string[]>>,
  children: readonly ElementContent[],
): ElementContent {
  const properties = Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [name, typeof value === 'object' ? [...value] : String(value)]),
  );
  return element(tagName, properties, children);
}

/** Colours that the style sheet has; a further series begins with the first again. */
const COLOURS = 4;

export function seriesClass(index: number): string {
  return `series-${(index % COLOURS) + 1}`;
}

export function percent(value: number): string {
  return `${round(value)}%`;
}

/** Labels near an edge stay within it. */
export function anchorAt(x: number): 'start' | 'middle' | 'end' {
  return x < 10 ? 'start' : x > 90 ? 'end' : 'middle';
}

/** Two decimals are finer than a pixel, and the same on every machine. */
export function round(value: number): number {
  return Math.round(value * 100) / 100;
}
