/** Symbol font, by code, to Unicode: Greek letters and the signs that texts use (Adobe Symbol encoding). */
const greek = 'ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ';
const small = 'αβχδεφγηιϕκλμνοπθρστυϖωξψζ';
const signs: Readonly<Record<number, string>> = {
  45: '−',
  64: '≅',
  163: '≤',
  165: '∞',
  171: '↔',
  172: '←',
  173: '↑',
  174: '→',
  175: '↓',
  176: '°',
  177: '±',
  179: '≥',
  180: '×',
  181: '∝',
  182: '∂',
  183: '•',
  184: '÷',
  185: '≠',
  186: '≡',
  187: '≈',
  188: '…',
  206: '∈',
  207: '∉',
  209: '∇',
  213: '∏',
  214: '√',
  215: '⋅',
  216: '¬',
  217: '∧',
  218: '∨',
  219: '⇔',
  220: '⇐',
  222: '⇒',
  229: '∑',
  242: '∫',
};
/** Wingdings that stand for words: ticks, crosses, boxes, arrows. */
const dings: Readonly<Record<number, string>> = {
  111: '☐',
  113: '❑',
  167: '▪',
  168: '☐',
  108: '●',
  110: '■',
  118: '❖',
  216: '➢',
  251: '✗',
  252: '✓',
  253: '☒',
  254: '☑',
  223: '←',
  224: '→',
  225: '↑',
  226: '↓',
  232: '➔',
  240: '⇨',
  74: '☺',
};

/** A character named by font and code, as text; what has no equal in Unicode is nothing. */
export function toSymbol(font: string, code: string): string {
  const point = Number.parseInt(code, 16);
  if (Number.isNaN(point)) return '';
  const low = point >= 0xf000 && point <= 0xf0ff ? point - 0xf000 : point;
  if (/^symbol$/i.test(font)) return fromSymbol(low);
  if (/^wingdings/i.test(font)) return dings[low] ?? '';
  return point >= 0xe000 && point <= 0xf8ff ? '' : String.fromCodePoint(point);
}

function fromSymbol(code: number): string {
  if (code >= 65 && code <= 90) return greek.charAt(code - 65);
  if (code >= 97 && code <= 122) return small.charAt(code - 97);
  return signs[code] ?? (code < 127 ? String.fromCharCode(code) : '');
}
