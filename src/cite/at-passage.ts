/** Which passage of a work is cited. */
export type CitedPassage = {
  /** Address of the passage; the work's own stays where this is undefined. */
  readonly address: string | undefined;
  /** `para. 3`; may be empty. */
  readonly place: string;
};

/** A BibTeX entry of a work (`to-bibtex.ts`) → of a passage in it: its address, and its place as a note. */
export function bibtexAt(bibtex: string, { address, place }: CitedPassage): string {
  // A work without any field but this one would need a comma less; every work has a title.
  const lines = bibtex.split('\n').filter((line) => address === undefined || !line.startsWith('  url = {'));
  const escaped = place.replace(/[\\{}$&#%_^~]/g, (mark) => (/[\\^~]/.test(mark) ? '' : `\\${mark}`));
  const added = [
    ...(address === undefined ? [] : [`  url = {${address}},`]),
    ...(place === '' ? [] : [`  note = {${escaped}},`]),
  ];
  return [...lines.slice(0, 1), ...added, ...lines.slice(1)].join('\n').replace(/,\n\}/, '\n}');
}

/** The same for a RIS record, whose lines may end in either way: `UR` and `N1`. */
export function risAt(ris: string, { address, place }: CitedPassage): string {
  const lines = ris.split(/\r?\n/).filter((line) => address === undefined || !line.startsWith('UR  - '));
  const end = lines.findIndex((line) => line.startsWith('ER  - '));
  const added = [...(address === undefined ? [] : [`UR  - ${address}`]), ...(place === '' ? [] : [`N1  - ${place}`])];
  return [...lines.slice(0, end), ...added, ...lines.slice(end)].join('\r\n');
}

/** The same for CSL-JSON: `URL` and `note`. */
export function cslAt(csl: string, { address, place }: CitedPassage): string {
  const items: readonly Record<string, unknown>[] = JSON.parse(csl);
  const at = items.map((item) => ({
    ...item,
    ...(address === undefined ? {} : { URL: address }),
    ...(place === '' ? {} : { note: place }),
  }));
  return `${JSON.stringify(at, null, 2)}\n`;
}
