/** Text to be shown: points from the page's lower left corner, in one of the standard fonts. */
export type Show = {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly size?: number;
  readonly font?: 'F1' | 'F2' | 'F3' | 'F4';
};

const fonts = { F1: 'Helvetica', F2: 'Helvetica-Bold', F3: 'Helvetica-Oblique', F4: 'Courier' };

/** Pages of text → an untagged PDF, as small as the format allows. `info` is the inside of the Info dictionary. */
export function makePdf(pages: readonly (readonly Show[])[], info = '', catalog = ''): Uint8Array {
  const objects: string[] = [];
  const add = (body: string) => objects.push(body);
  const kids = pages.map((_, index) => `${3 + Object.keys(fonts).length + 2 * index} 0 R`).join(' ');
  add(`<< /Type /Catalog /Pages 2 0 R ${catalog} >>`);
  add(`<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`);
  for (const name of Object.values(fonts))
    add(`<< /Type /Font /Subtype /Type1 /BaseFont /${name} /Encoding /WinAnsiEncoding >>`);
  const resources = Object.keys(fonts)
    .map((key, index) => `/${key} ${3 + index} 0 R`)
    .join(' ');
  for (const shows of pages) {
    const stream = shows
      .map(({ x, y, text, size = 10, font = 'F1' }) => {
        const escaped = text.replace(/[\\()]/g, (character) => `\\${character}`);
        return `BT /${font} ${size} Tf ${x} ${y} Td (${escaped}) Tj ET`;
      })
      .join('\n');
    add(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << ${resources} >> >> /Contents ${objects.length + 2} 0 R >>`,
    );
    add(`<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`);
  }
  add(`<< ${info} >>`);
  let file = '%PDF-1.4\n';
  const offsets = objects.map((body, index) => {
    const at = file.length;
    file += `${index + 1} 0 obj\n${body}\nendobj\n`;
    return at;
  });
  const xref = file.length;
  const entries = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${entries}`;
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info ${objects.length} 0 R >>\nstartxref\n${xref}\n%%EOF\n`;
  return Uint8Array.from(file, (character) => character.charCodeAt(0));
}

/** Lines one below the other. */
export function column(x: number, top: number, lines: readonly string[], rest: Partial<Show> = {}): Show[] {
  return lines.map((text, index) => ({ x, y: top - index * 12, text, ...rest }));
}
