import { elementsOf, textOfXml, type XmlElement } from './xml.ts';

/** A formula as presentation MathML → TeX. */
export function mathToTex(element: XmlElement): string {
  return write(element).replace(/ {2,}/g, ' ').trim();
}

function write(element: XmlElement): string {
  const parts = elementsOf(element).filter(({ name }) => !/^(?:math:)?annotation/.test(name));
  const at = (index: number): string => (parts[index] === undefined ? '' : write(parts[index]));
  const all = (): string => parts.map(write).join('');
  switch (element.name.replace('math:', '')) {
    case 'mi':
    case 'mn':
    case 'mo':
      return letters(element);
    case 'mtext':
      return `\\text{${letters(element)}}`;
    case 'mfrac':
      return `\\frac{${at(0)}}{${at(1)}}`;
    case 'msup':
    case 'mover':
      return `${braced(at(0))}^{${at(1)}}`;
    case 'msub':
    case 'munder':
      return `${braced(at(0))}_{${at(1)}}`;
    case 'msubsup':
    case 'munderover':
      return `${braced(at(0))}_{${at(1)}}^{${at(2)}}`;
    case 'msqrt':
      return `\\sqrt{${all()}}`;
    case 'mroot':
      return `\\sqrt[${at(1)}]{${at(0)}}`;
    case 'mfenced':
      return `\\left${element.attributes['open'] ?? '('} ${all()} \\right${element.attributes['close'] ?? ')'}`;
    case 'mtable':
      return `\\begin{matrix}${parts.map(write).join(' \\\\ ')}\\end{matrix}`;
    case 'mtr':
      return parts.map(write).join(' & ');
    case 'mspace':
      return ' ';
    default:
      return all();
  }
}

function letters(element: XmlElement): string {
  return textOfXml(element)
    .trim()
    .replace(/[\\{}$%#_&^~]/g, (sign) => (sign === '\\' ? '\\backslash ' : `\\${sign}`));
}

function braced(tex: string): string {
  return [...tex].length === 1 ? tex : `{${tex}}`;
}
