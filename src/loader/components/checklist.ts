import type { ElementContent } from 'hast';
import { type ComponentProps, element } from './component.ts';

/** `<Checklist>`: a list whose items are ticked off, on paper too. */
export function checklist({ children }: ComponentProps): ElementContent[] {
  return [element('div', { className: ['checklist'] }, children)];
}
