import type { ElementContent } from 'hast';
import { matches } from '../../model/selector.ts';
import { locatorLabel } from '../../model/source.ts';
import type { Strings } from '../../strings/strings.ts';
import {
  type ComponentContext,
  type ComponentProps,
  element,
  retractedMark,
  type ShownSource,
  text,
  timeElement,
} from './component.ts';

/** `<Excerpt source passage>`: words of a source as a card that carries source, date, locator and credit. */
export function excerpt(
  { attributes, children, text: words }: ComponentProps,
  context: ComponentContext,
): ElementContent[] {
  const source = context.source(attributes['source'] ?? '');
  if (source === undefined) return [element('blockquote', {}, children)];
  const { facts } = source.document;
  const id = attributes['passage'] ?? '';
  const passage = source.passages.get(id) ?? source.earlier.get(id);
  const doubt = doubtOf(source, { id, words, strings: context.strings });
  const href = passage === undefined ? source.href : `${source.href}#${passage.id}`;
  context.reference(source.document.id);
  const details = [
    facts.publisher,
    facts.date === undefined ? undefined : timeElement(facts.date, context.strings),
    passage === undefined ? undefined : locatorLabel(passage.locators),
    facts.credit,
  ].filter((part): part is ElementContent | string => part !== undefined && part !== '');
  const caption: ElementContent[] = [
    element('a', { className: ['excerpt-source'], href }, [text(facts.title ?? source.document.id)]),
    ...details.flatMap((part) => [
      text(' · '),
      element('span', { className: ['excerpt-detail'] }, [typeof part === 'string' ? text(part) : part]),
    ]),
  ];
  if (doubt !== undefined) caption.push(text(' · '), element('strong', { className: ['source-mark'] }, [text(doubt)]));
  caption.push(...retractedMark(source, context.strings));
  const quote = element(
    'blockquote',
    {
      ...(facts.url === undefined ? {} : { cite: facts.url }),
      ...(facts.language === undefined ? {} : { lang: facts.language }),
    },
    children,
  );
  return [
    element('figure', { className: ['excerpt'], id: context.fragment('x', words) }, [
      quote,
      element('figcaption', {}, caption),
    ]),
  ];
}

/** What a reader must know of words that do not stand in the source as it is today. */
function doubtOf(
  source: ShownSource,
  { id, words, strings }: { id: string; words: string; strings: Strings },
): string | undefined {
  const [today, before] = [source.passages.get(id), source.earlier.get(id)];
  if (today !== undefined && matches(today, words)) return undefined;
  return before !== undefined && matches(before, words) ? strings.body.outdated : strings.body.notFound;
}
