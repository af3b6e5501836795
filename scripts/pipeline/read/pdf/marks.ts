/** What a line begins with. */
export type ListMark = {
  readonly kind: 'bullet' | 'number';
  /** The mark as it stands, with the space after it. */
  readonly text: string;
  readonly number: number;
};

const bullet = /^([•◦▪▫■□●○‣⁃∙·–—−*\u2022\uF0B7\uF0A7-])\s+(?=\S)/u;
const number = /^(\(?(\d{1,3}|[a-z]|[ivx]{1,5})[.)]\)?)\s+(?=\S)/;

/** `• `, `– `, `1. `, `(a) `, `iv) ` at a line's beginning. */
export function listMarkOf(text: string): ListMark | undefined {
  const dot = bullet.exec(text);
  if (dot) return { kind: 'bullet', text: dot[0], number: 0 };
  const counted = number.exec(text);
  if (!counted) return undefined;
  const digits = Number(counted[2]);
  return { kind: 'number', text: counted[0], number: Number.isInteger(digits) ? digits : 1 };
}

/** `3`, `2.1`, `A.2`, `IV.` before a heading's words → how deep it is (1-based), else undefined. */
export function headingNumberOf(text: string): { readonly depth: number; readonly rest: string } | undefined {
  const found = /^(?:(\d{1,2}(?:\.\d{1,2}){0,4})\.?|([A-Z](?:\.\d{1,2}){1,3})\.?|([IVX]{1,5}|[A-Z])\.)\s+(?=\S)/.exec(
    text,
  );
  if (!found) return undefined;
  const rest = text.slice(found[0].length);
  const label = found[1] ?? found[2];
  const depth = label === undefined ? (/^[IVX]+$/.test(found[3] ?? '') ? 1 : 2) : label.split('.').length;
  return { depth, rest };
}

export const captionStart =
  /^(figure|fig\.?|table|tab\.|scheme|listing|algorithm|abbildung|abb\.|tabelle|figura|tableau|tabla)\s*[\dIVX]+/i;
