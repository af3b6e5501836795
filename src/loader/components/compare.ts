import type { ElementContent } from 'hast';
import { type ComponentProps, element, elementsOf, text } from './component.ts';

/** `<Compare>`: positions beside each other where there is room, below each other where there is not. */
export function compare({ children }: ComponentProps): ElementContent[] {
  return [element('ul', { className: ['compare'] }, elementsOf(children, 'li'))];
}

/** `<Position title by>`: one position and who holds it. */
export function position({ attributes, children }: ComponentProps): ElementContent[] {
  const by =
    attributes['by'] === undefined ? [] : [element('p', { className: ['position-by'] }, [text(attributes['by'])])];
  const title = element('p', { className: ['position-title'] }, [text(attributes['title'] ?? '')]);
  return [element('li', { className: ['position'] }, [title, ...by, ...children])];
}
