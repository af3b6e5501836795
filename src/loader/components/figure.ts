import type { ElementContent } from 'hast';
import { type ComponentContext, type ComponentProps, element, text } from './component.ts';
import { picture } from './picture.ts';

/**
 * `<Figure src alt caption source passage>`: a picture with its caption and the source it comes from; what stands
 * inside goes on with the caption.
 */
export function figure({ attributes, children }: ComponentProps, context: ComponentContext): ElementContent[] {
  const caption = attributes['caption'] === undefined ? [] : [element('p', {}, [text(attributes['caption'])])];
  const under = [...caption, ...children, ...origin(attributes, context)];
  return [
    element('figure', { className: ['figure'] }, [
      picture(attributes['src'] ?? '', attributes['alt'] ?? '', context.picture),
      ...(under.length === 0 ? [] : [element('figcaption', {}, under)]),
    ]),
  ];
}

/** Where a picture was taken from, with the wording its source demands. */
function origin(attributes: ComponentProps['attributes'], context: ComponentContext): ElementContent[] {
  const source = context.source(attributes['source'] ?? '');
  if (source === undefined) return [];
  const { id, facts } = source.document;
  context.reference(id);
  const passage = source.passages.get(attributes['passage'] ?? '');
  const href = passage === undefined ? source.href : `${source.href}#${passage.id}`;
  const details = [facts.publisher, facts.credit ?? facts.rights].filter((detail) => detail !== undefined);
  const link = element('a', { className: ['excerpt-source'], href }, [text(facts.title ?? id)]);
  return [element('p', { className: ['figure-source'] }, [link, ...details.map((detail) => text(` · ${detail}`))])];
}
