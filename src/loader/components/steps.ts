import type { ElementContent } from 'hast';
import { type ComponentProps, element } from './component.ts';

/** `<Steps>`: an ordered list whose items are done one after the other. */
export function steps({ children }: ComponentProps): ElementContent[] {
  return [element('div', { className: ['steps'] }, children)];
}
