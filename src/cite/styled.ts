import type { CslItem } from './csl.ts';
import { htmlOf, type Run, textOf } from './runs.ts';
import type { StyleName } from './style-names.ts';
import { apa } from './styles/apa.ts';
import { chicago } from './styles/chicago.ts';
import { harvard } from './styles/harvard.ts';
import { ieee } from './styles/ieee.ts';
import { mla } from './styles/mla.ts';
import { vancouver } from './styles/vancouver.ts';

/** How each citation style is called and written. A new one is a line here and a name in `style-names.ts`. */
export const citationStyles = {
  apa: { label: 'APA', write: apa },
  mla: { label: 'MLA', write: mla },
  chicago: { label: 'Chicago', write: chicago },
  harvard: { label: 'Harvard', write: harvard },
  ieee: { label: 'IEEE', write: ieee },
  vancouver: { label: 'Vancouver', write: vancouver },
} as const satisfies Record<StyleName, { label: string; write: (item: CslItem) => readonly Run[] }>;

export type Styled = { readonly text: string; readonly html: string };

/** One work in one style, as plain text and as HTML. */
export function toStyle(item: CslItem, style: StyleName): Styled {
  const runs = citationStyles[style].write(item);
  return { text: textOf(runs), html: htmlOf(runs) };
}

/** One work in every style. */
export function toStyles(item: CslItem): Readonly<Record<StyleName, Styled>> {
  return {
    apa: toStyle(item, 'apa'),
    mla: toStyle(item, 'mla'),
    chicago: toStyle(item, 'chicago'),
    harvard: toStyle(item, 'harvard'),
    ieee: toStyle(item, 'ieee'),
    vancouver: toStyle(item, 'vancouver'),
  };
}
