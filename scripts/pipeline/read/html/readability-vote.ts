import { Readability } from '@mozilla/readability';

const MARK = 'data-reading-mark';

/** Elements whose own words Mozilla's Readability takes for the article, in the document as it stood before. */
export function readabilityVote(document: Document): ReadonlySet<Element> {
  const elements = elementsOf(document);
  const kept = new Set<Element>();
  const copy = document.cloneNode(true) as Document;
  // Marks, not identity: where its first try fails, Readability parses the page's text again.
  elementsOf(copy).forEach((element, at) => {
    element.setAttribute(MARK, String(at));
  });
  const article = parse(copy);
  if (article === null) return kept;
  for (const element of article.querySelectorAll(`[${MARK}]`)) {
    const original = elements[Number(element.getAttribute(MARK))];
    if (original !== undefined) kept.add(original);
  }
  return kept;
}

function elementsOf(document: Document): readonly Element[] {
  const body = document.querySelector('body');
  return body === null ? [] : [body, ...body.querySelectorAll('*')];
}

function parse(copy: Document): Element | null {
  try {
    const reader = new Readability<Element>(copy, {
      serializer: (node) => node as Element,
      charThreshold: 250,
      // Cleaning them up comes after the choice, and is thrown away here.
      keepClasses: true,
    });
    return reader.parse()?.content ?? null;
  } catch {
    // A page it cannot read has no vote; the other signs decide.
    return null;
  }
}
