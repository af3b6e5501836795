import type { ElementContent } from 'hast';
import { type ComponentProps, element, text } from './component.ts';
import { picture } from './picture.ts';

/** `<Figure src alt caption>`: a picture with its caption; what stands inside goes on with the caption. */
export function figure({ attributes, children }: ComponentProps): ElementContent[] {
  const caption = attributes['caption'] === undefined ? [] : [element('p', {}, [text(attributes['caption'])])];
  const under = [...caption, ...children];
  return [
    element('figure', { className: ['figure'] }, [
      picture(attributes['src'] ?? '', attributes['alt'] ?? ''),
      ...(under.length === 0 ? [] : [element('figcaption', {}, under)]),
    ]),
  ];
}
