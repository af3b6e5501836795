import fc from 'fast-check';
import { canaryCode, word } from './hostile-words.ts';

const dictionaries = [
  `/OpenAction << /S /JavaScript /JS (${canaryCode}) >>`,
  '/OpenAction << /S /Launch /F (calc.exe) >>',
  '/Names << /EmbeddedFiles << /Names [(x) 3 0 R] >> >>',
  '/StructTreeRoot 1 0 R',
  '/StructTreeRoot << /K [1 0 R 2 0 R] /Type /StructTreeRoot >>',
  '/MarkInfo << /Marked true >>',
  '/Outlines 1 0 R',
  '/AcroForm << /XFA (x) /Fields [1 0 R] >>',
  '/Lang (__proto__)',
  '/Encrypt 1 0 R',
  '/PageLabels << /Nums [0 << /S /r >> 99999999 0] >>',
];

type Page = { readonly text: readonly string[]; readonly size: number; readonly kids: number };

const page: fc.Arbitrary<Page> = fc.record({
  text: fc.array(word, { minLength: 1, maxLength: 8 }),
  size: fc.constantFrom(0, -12, 1, 12, 12, 12, 24, 1e9),
  kids: fc.nat(9),
});

/** A PDF by hand: page trees that loop, lengths that lie, scripts, and tables of offsets that are wrong. */
export const pdfFile = fc
  .record({
    pages: fc.array(page, { minLength: 1, maxLength: 5 }),
    extra: fc.constantFrom('', ...dictionaries),
    loop: fc.nat(5),
    lie: fc.nat(5),
    title: word,
  })
  .map(({ pages, extra, loop, lie, title }) => {
    const kids = pages.map((_, at) => `${4 + at * 2} 0 R`);
    if (loop === 0) kids.push('2 0 R');
    const objects = [
      `<< /Type /Catalog /Pages 2 0 R ${extra} >>`,
      `<< /Type /Pages /Kids [${kids.join(' ')}] /Count ${lie === 0 ? 999_999 : pages.length} ${loop === 1 ? '/Parent 2 0 R' : ''} >>`,
      '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
      ...pages.flatMap((one, at) => pageObjects(one, { number: 5 + at * 2, lie })),
      `<< /Title (${literal(title)}) /Author (${literal(title)}) /CreationDate (D:99999999999999) >>`,
    ];
    return fileOf(objects, lie);
  });

function pageObjects({ text, size }: Page, { number, lie }: { number: number; lie: number }): readonly string[] {
  const lines = text.map((words, at) => `1 0 0 1 72 ${700 - at * 14} Tm (${literal(words)}) Tj`);
  const stream = `BT /F1 ${size} Tf ${lines.join('\n')} ET`;
  const length = lie === 1 ? 99_999_999 : lie === 2 ? -1 : stream.length;
  return [
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> >> /Contents ${number} 0 R >>`,
    `<< /Length ${length} >>\nstream\n${stream}\nendstream`,
  ];
}

function literal(words: string): string {
  return words.replace(/[\\()]/g, '\\$&');
}

function fileOf(objects: readonly string[], lie: number): Uint8Array {
  let text = '%PDF-1.7\n';
  const offsets: number[] = [];
  for (const [at, object] of objects.entries()) {
    offsets.push(Buffer.byteLength(text) + (lie === 3 ? at * 7 : 0));
    text += `${at + 1} 0 obj\n${object}\nendobj\n`;
  }
  const start = lie === 4 ? 99_999_999 : Buffer.byteLength(text);
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  text += `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<< /Size ${size} /Root 1 0 R /Info ${size - 1} 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return new Uint8Array(Buffer.from(text));
}
