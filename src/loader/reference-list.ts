import type { ElementContent } from 'hast';
import { robustLink } from '../cite/robust-link.ts';
import type { Strings } from '../strings/strings.ts';
import { element, retractedMark, type ShownSource, text, timeElement } from './components/component.ts';

/** A citation mark as the list of references sees it. */
export type CiteMark = { readonly source: string; readonly fragment: string; readonly locator: string | undefined };

type Reference = { readonly source: ShownSource; readonly number: number; readonly marks: readonly CiteMark[] };

/** The sources cited, numbered as the marks in the text are, each with the way back to its marks. */
export function referenceList(references: readonly Reference[], strings: Strings): ElementContent[] {
  if (references.length === 0) return [];
  const items = references.map((reference) => referenceItem(reference, strings));
  return [
    element('section', { className: ['reference-list'] }, [
      element('h2', { id: 'references' }, [text(strings.body.references)]),
      element('ol', { className: ['references'] }, items),
    ]),
  ];
}

function referenceItem({ source, number, marks }: Reference, strings: Strings): ElementContent {
  const { href, document } = source;
  const { facts } = document;
  const authors = (facts.authors ?? []).join(', ');
  const date = facts.date === undefined ? [] : [text('('), timeElement(facts.date, strings), text(')')];
  const before = [
    ...(authors === '' ? [] : [text(date.length === 0 ? authors : `${authors} `)]),
    ...date,
    ...(authors === '' && date.length === 0 ? [] : [text('. ')]),
  ];
  const title = element('a', { href }, [text(facts.title ?? document.id)]);
  const original =
    facts.url === undefined
      ? []
      : [
          text(' '),
          element('a', { href: facts.url, rel: ['noopener'], ...robustLink(document, href) }, [text(facts.url)]),
        ];
  const after = facts.publisher === undefined ? '.' : `. ${facts.publisher}.`;
  const mark = retractedMark(source, strings);
  const back = marks.flatMap((mark) => [text(' '), wayBack(mark, strings)]);
  return element('li', { id: `ref-${number}` }, [...before, title, text(after), ...original, ...mark, ...back]);
}

/** `p. 4 ↩`: the locator of one mark, and the link back to it. */
function wayBack({ fragment, locator }: CiteMark, strings: Strings): ElementContent {
  const label = strings.body.backToCitation(fragment.replace(/^cite-/, ''));
  return element('span', { className: ['way-back'] }, [
    ...(locator === undefined || locator === '' ? [] : [text(`${locator}\u00a0`)]),
    element('a', { href: `#${fragment}`, ariaLabel: label }, [text('↩\ufe0e')]),
  ]);
}
