import type { ElementContent } from 'hast';
import { type ComponentProps, element, text } from './component.ts';

/** `<Definition term>`: a term and what it means, as a card. */
export function definition({ attributes, children }: ComponentProps): ElementContent[] {
  const term = element('dt', {}, [element('dfn', {}, [text(attributes['term'] ?? '')])]);
  return [element('dl', { className: ['definition'] }, [term, element('dd', {}, children)])];
}
