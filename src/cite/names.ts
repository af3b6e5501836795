import type { CslItem, CslName } from './csl.ts';

/** How one style writes a list of names. */
export type NameStyle = {
  /** `full`: Ada King; `dotted`: A. K.; `tight`: A.K.; `bare`: AK. */
  readonly given: 'full' | 'dotted' | 'tight' | 'bare';
  /** Which names have the family name first. */
  readonly inverted: 'all' | 'first' | 'none';
  /** Between family and given name when inverted: `, ` or ` `. */
  readonly sortSeparator: string;
  /** Whether a particle stands behind the given name: `Beethoven, Ludwig van` (Chicago 16.7). */
  readonly demotesParticle?: true;
  /** Word before the last name: `and`, `&`, or none. */
  readonly and: string;
  /** Whether `and` has a comma before it: never, from three names on, or also where a name is inverted. */
  readonly commaBeforeLast: 'never' | 'three' | 'inverted';
  /** With at least `min` names, only the first `first` are written, then et al. */
  readonly etAl: { readonly min: number; readonly first: number; readonly last?: true };
};

/** The authors as the style writes them, or undefined where there are none. */
export function namesText(item: CslItem, style: NameStyle): string | undefined {
  const names = item.author ?? [];
  const written = names.map((name, at) =>
    nameIn(name, style, style.inverted === 'all' || (style.inverted === 'first' && at === 0)),
  );
  const first = written[0];
  if (first === undefined) return undefined;
  const { min, first: kept, last } = style.etAl;
  if (written.length >= min) {
    const shown = written.slice(0, kept);
    if (last) return `${shown.join(', ')}, … ${written.at(-1)}`;
    const comma = kept > 1 || style.commaBeforeLast === 'inverted' ? ',' : '';
    return `${shown.join(', ')}${comma} et al.`;
  }
  if (written.length === 1) return first;
  const before = written.slice(0, -1).join(', ');
  if (style.and === '') return `${before}, ${written.at(-1)}`;
  const comma = hasComma(style, names) ? ',' : '';
  return `${before}${comma} ${style.and} ${written.at(-1)}`;
}

/** Between two bodies there is no comma: nothing is inverted (APA 9.8 has the same in its examples). */
function hasComma(style: NameStyle, names: readonly CslName[]): boolean {
  if (style.commaBeforeLast === 'never') return false;
  if (names.length > 2) return true;
  if (style.commaBeforeLast === 'three') return false;
  return names.some((name) => !('literal' in name));
}

function nameIn(name: CslName, style: NameStyle, inverted: boolean): string {
  if ('literal' in name) return name.literal;
  const given = style.given === 'full' ? name.given : initials(name.given, style.given);
  const particle = name['non-dropping-particle'];
  const { suffix } = name;
  if (inverted && style.demotesParticle && particle !== undefined) {
    return [`${name.family}${style.sortSeparator}${given} ${particle}`, suffix].filter(Boolean).join(', ');
  }
  const family = [particle, name.family].filter(Boolean).join(' ');
  if (!inverted) return [given, family, suffix].filter(Boolean).join(' ');
  const suffixSeparator = style.sortSeparator === ' ' ? ' ' : ', ';
  const sorted = given === '' ? family : `${family}${style.sortSeparator}${given}`;
  return suffix === undefined ? sorted : `${sorted}${suffixSeparator}${suffix}`;
}

/** `Ada-Marie K.` → `A.-M. K.`, `A.-M.K.` or `AMK`. */
function initials(given: string, form: Exclude<NameStyle['given'], 'full'>): string {
  const words = given.split(/[\s.]+/).filter((word) => word !== '');
  const parts = words.map((word) => word.split('-').filter(Boolean).map(firstLetter));
  if (form === 'bare') return parts.flat().join('');
  const dotted = parts.map((letters) => letters.map((letter) => `${letter}.`).join('-'));
  return dotted.join(form === 'dotted' ? ' ' : '');
}

function firstLetter(word: string): string {
  return [...word][0]?.toUpperCase() ?? '';
}
