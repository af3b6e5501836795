import type { ElementContent } from 'hast';
import { locatorLabel } from '../../model/source.ts';
import { type ComponentContext, type ComponentProps, element, text } from './component.ts';

/** `<Cite source locator passage />`: a mark that leads to the list of references, and from there back. */
export function cite({ attributes }: ComponentProps, context: ComponentContext): ElementContent[] {
  const id = attributes['source'] ?? '';
  const source = context.source(id);
  if (source === undefined) return [];
  const number = context.reference(id);
  const passageId = attributes['passage'] ?? '';
  const passage = source.passages.get(passageId) ?? source.earlier.get(passageId);
  const locator = attributes['locator'] ?? (passage === undefined ? undefined : locatorLabel(passage.locators));
  const retracted = source.document.retracted === undefined ? undefined : context.strings.body.retracted;
  const parts = [source.document.facts.title ?? id, locator, retracted];
  const title = parts.filter((part) => part !== undefined).join(', ');
  const fragment = context.citeFragment(id, locator);
  const link = element('a', { href: `#ref-${number}`, id: fragment, title }, [text(String(number))]);
  return [element('sup', { className: ['cite'] }, [link])];
}
