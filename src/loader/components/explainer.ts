import type { ElementContent } from 'hast';
import { element, text } from './component.ts';

type Part = { readonly name: string; readonly title: string; readonly data: object };

/**
 * The frame of an interactive explainer: a custom element around a figure that is whole without JavaScript. What its
 * client needs stands in `data-explainer`; its sentences are a live region, so that a change is told in words.
 */
export function explainer({ name, title, data }: Part, children: readonly ElementContent[]): ElementContent {
  const caption = element('figcaption', {}, [element('strong', {}, [text(title)])]);
  const figure = element('figure', { className: ['chart', 'explainer'] }, [caption, ...children]);
  return element(name, { dataExplainer: JSON.stringify(data) }, [figure]);
}

/** Sentences, one a line. */
export function sentenceList(sentences: readonly string[]): ElementContent {
  const lines = sentences.map((sentence) => element('p', {}, [text(sentence)]));
  return element('div', { className: ['explainer-words'], role: 'status' }, lines);
}

/** A table in a frame that scrolls where it is too wide. */
export function explainerTable(label: string, rows: readonly (readonly ElementContent[])[]): ElementContent {
  const [head = [], ...body] = rows;
  const row = (cells: readonly ElementContent[]) => element('tr', {}, cells);
  const table = element('table', {}, [element('thead', {}, [row(head)]), element('tbody', {}, body.map(row))]);
  return element('div', { className: ['table-wrap'], tabIndex: 0, role: 'region', ariaLabel: label }, [table]);
}
