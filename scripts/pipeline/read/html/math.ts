import type { Element } from 'hast';
import { classesOf, elementsOf, property, textOf } from './hast.ts';

/** TeX of a formula as MathML, KaTeX, MathJax and Wikipedia carry it along, or undefined where only the picture of it is there. */
export function texOf(node: Element): string | undefined {
  const inside = [node, ...elementsOf(node).map((place) => place.node)];
  const annotation = inside.find((at) => at.tagName === 'annotation' && /tex/i.test(property(at, 'encoding')));
  if (annotation !== undefined) return tidy(textOf(annotation));
  const script = inside.find((at) => at.tagName === 'script' && /^math\/tex/i.test(property(at, 'type')));
  if (script !== undefined) return tidy(textOf(script));
  const alt = inside.map((at) => property(at, 'alttext') || property(at, 'data-tex')).find((value) => value !== '');
  return alt === undefined ? undefined : tidy(alt);
}

/** A whole formula: its outermost element, so that it is not read twice. */
export function isFormula(node: Element): boolean {
  if (node.tagName === 'math' || node.tagName === 'mjx-container') return true;
  return classesOf(node).some((name) =>
    /^(?:katex|katex-display|MathJax|MathJax_Display|mwe-math-element)$/.test(name),
  );
}

function tidy(tex: string): string | undefined {
  const inner = tex
    .trim()
    .replace(/^\{\\displaystyle\s+/, '')
    .replace(/\s+/g, ' ');
  const text = inner.length < tex.trim().length - 10 && inner.endsWith('}') ? inner.slice(0, -1) : inner;
  return text.trim() === '' ? undefined : text.trim();
}
