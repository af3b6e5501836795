import { childOf, childrenOf, elementsOf, textOfXml, type XmlElement } from '../xml.ts';
import { valOf } from './styles.ts';

/** Accents and signs over and under, by the character that OMML names. */
const accents: Readonly<Record<string, string>> = {
  '\u0302': 'hat',
  '\u0303': 'tilde',
  '\u0304': 'bar',
  '\u0305': 'overline',
  '\u20D7': 'vec',
  '\u0307': 'dot',
  '\u0308': 'ddot',
  '\u0306': 'breve',
  '\u030C': 'check',
  '\u0301': 'acute',
  '\u0300': 'grave',
  '¯': 'bar',
  '^': 'hat',
  '~': 'tilde',
  '⏞': 'overbrace',
  '⏟': 'underbrace',
};

/** A formula in OMML (ISO/IEC 29500-1, 22.1) → TeX, between which and its dollars the caller chooses. */
export function toTex(element: XmlElement): string {
  return elementsOf(element).map(partToTex).join('').replace(/ {2,}/g, ' ').trim();
}

type Writer = (element: XmlElement) => string;

const writers: Readonly<Record<string, Writer>> = {
  'm:r': (run) => lettersOf(run),
  'm:f': (fraction) => `\\frac${group(fraction, 'm:num')}${group(fraction, 'm:den')}`,
  'm:sSup': (script) => `${base(script)}^${group(script, 'm:sup')}`,
  'm:sSub': (script) => `${base(script)}_${group(script, 'm:sub')}`,
  'm:sSubSup': (script) => `${base(script)}_${group(script, 'm:sub')}^${group(script, 'm:sup')}`,
  'm:sPre': (script) => `{}_${group(script, 'm:sub')}^${group(script, 'm:sup')}${inner(script, 'm:e')}`,
  'm:rad': (root) => {
    const degree = inner(root, 'm:deg');
    return `\\sqrt${degree === '' ? '' : `[${degree}]`}${group(root, 'm:e')}`;
  },
  'm:nary': (operator) => {
    const sign = valOf(operator, 'm:naryPr', 'm:chr') ?? '∫';
    return `${escapeTex(sign)}${script('_', inner(operator, 'm:sub'))}${script('^', inner(operator, 'm:sup'))} ${inner(operator, 'm:e')}`;
  },
  'm:d': delimited,
  'm:func': (call) => `${functionName(inner(call, 'm:fName'))} ${inner(call, 'm:e')}`,
  'm:limLow': (limit) => `${base(limit)}_${group(limit, 'm:lim')}`,
  'm:limUpp': (limit) => `${base(limit)}^${group(limit, 'm:lim')}`,
  'm:acc': (accent) => `\\${accents[valOf(accent, 'm:accPr', 'm:chr') ?? '\u0302'] ?? 'hat'}${group(accent, 'm:e')}`,
  'm:groupChr': (over) =>
    `\\${accents[valOf(over, 'm:groupChrPr', 'm:chr') ?? '⏟'] ?? 'underbrace'}${group(over, 'm:e')}`,
  'm:bar': (bar) => `\\${valOf(bar, 'm:barPr', 'm:pos') === 'top' ? 'overline' : 'underline'}${group(bar, 'm:e')}`,
  'm:borderBox': (box) => `\\boxed${group(box, 'm:e')}`,
  'm:m': (matrix) =>
    lines(
      'matrix',
      childrenOf(matrix, 'm:mr').map((row) => childrenOf(row, 'm:e').map(toTex).join(' & ')),
    ),
  'm:eqArr': (array) => lines('aligned', childrenOf(array, 'm:e').map(toTex)),
};

function partToTex(element: XmlElement): string {
  const write = writers[element.name];
  if (write !== undefined) return write(element);
  return element.name.endsWith('Pr') ? '' : toTex(element);
}

function lettersOf(run: XmlElement): string {
  const letters = escapeTex(childrenOf(run, 'm:t').map(textOfXml).join(''));
  const plain = childOf(run, 'm:rPr', 'm:nor') !== undefined;
  return plain && letters.trim() !== '' ? `\\text{${letters}}` : letters;
}

function escapeTex(text: string): string {
  // Invisible operators (function application, times, separator, plus) are said by what stands beside them.
  return text
    .replace(/[\u2061-\u2064]/g, '')
    .replace(/[\\{}$%#_&^~]/g, (sign) => (sign === '\\' ? '\\backslash ' : `\\${sign}`));
}

function inner(element: XmlElement, name: string): string {
  const child = childOf(element, name);
  return child === undefined ? '' : toTex(child);
}

function group(element: XmlElement, name: string): string {
  return `{${inner(element, name)}}`;
}

function base(element: XmlElement): string {
  const tex = inner(element, 'm:e');
  return [...tex].length === 1 ? tex : `{${tex}}`;
}

function script(mark: '_' | '^', tex: string): string {
  return tex === '' ? '' : `${mark}{${tex}}`;
}

function functionName(name: string): string {
  // `log` as well as `log_{2}`: what TeX knows by name is set upright.
  return /^(?:sin|cos|tan|log|ln|exp|lim|max|min|sup|inf|det|gcd|arg|sinh|cosh|tanh)(?=[_^{]|$)/.test(name)
    ? `\\${name}`
    : name;
}

function delimited(element: XmlElement): string {
  const sign = (name: string, usual: string): string => valOf(element, 'm:dPr', name) ?? usual;
  const braces = (mark: string): string => (mark === '' ? '.' : mark === '{' || mark === '}' ? `\\${mark}` : mark);
  const parts = childrenOf(element, 'm:e').map(toTex);
  const between = sign('m:sepChr', '|');
  return `\\left${braces(sign('m:begChr', '('))} ${parts.join(between)} \\right${braces(sign('m:endChr', ')'))}`;
}

function lines(environment: string, rows: readonly string[]): string {
  return `\\begin{${environment}}${rows.join(' \\\\ ')}\\end{${environment}}`;
}
