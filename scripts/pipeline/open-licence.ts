const OPEN =
  /creativecommons\.org\/(?:licenses\/by(?:-sa)?|publicdomain)\b|\bCC[ -]?(?:0|BY(?:[ -]SA)?)\b|creative commons (?:attribution|zero)|public domain/i;
const LIMITED = /\bnc\b|\bnd\b|non-?commercial|no-?deriv|not in the public domain/i;

/** Whether a line of rights lets anyone show the whole work: CC BY, CC BY-SA, CC0, public domain; not NC or ND. */
export function isOpenLicence(rights: string | undefined): boolean {
  return rights !== undefined && OPEN.test(rights) && !LIMITED.test(rights);
}
