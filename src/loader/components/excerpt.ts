import type { ElementContent } from 'hast';
import { robustLink } from '../../cite/robust-link.ts';
import { addressAtWords } from '../../cite/text-fragment.ts';
import { matches } from '../../model/selector.ts';
import { locatorLabel, type Passage } from '../../model/source.ts';
import type { Strings } from '../../strings/strings.ts';
import { directionOf } from '../../strings/strings-of.ts';
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
      ...(facts.language === undefined ? {} : { lang: facts.language, dir: directionOf(facts.language) }),
    },
    children,
  );
  const figcaption = element('figcaption', {}, [...caption, ...waysTo(source, { passage, words, context })]);
  return [element('figure', { className: ['excerpt'], id: context.fragment('x', words) }, [quote, figcaption])];
}

type Taken = { readonly passage: Passage | undefined; readonly words: string; readonly context: ComponentContext };

/** From an excerpt to the original at these very words, and to the citation of the source at their place. */
function waysTo({ document, href }: ShownSource, { passage, words, context }: Taken): ElementContent[] {
  const { facts, format } = document;
  const locators = passage?.locators ?? [];
  const page = format === 'pdf' ? locators.find(({ label }) => label === 'page')?.value : undefined;
  const original =
    facts.url === undefined
      ? []
      : [
          element(
            'a',
            { href: addressAtWords(facts.url, words, page), rel: ['noopener'], ...robustLink(document, href) },
            [text(context.strings.original)],
          ),
        ];
  const cite = element(
    'a',
    {
      className: ['cite-source'],
      href: `${href}#cite`,
      'data-passage': passage === undefined ? href : `${href}#${passage.id}`,
      'data-place': JSON.stringify(locators),
    },
    [text(context.strings.citeItsSource)],
  );
  const ways = [...original, cite].flatMap((way) => [text(' · '), way]).slice(1);
  return [element('span', { className: ['excerpt-ways'] }, ways)];
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
