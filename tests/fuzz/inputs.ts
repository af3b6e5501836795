import fc from 'fast-check';
import { formats } from '../../scripts/pipeline/read/index.ts';
import type { Input } from '../../scripts/pipeline/read/reader.ts';
import { archiveFrom } from './archive-grammar.ts';
import { changes, mutate } from './byte-mutation.ts';
import { fixtureBytes } from './fixture-bytes.ts';
import { htmlPage } from './html-grammar.ts';
import { pdfFile } from './pdf-grammar.ts';
import { mailText, markdownText, plainText } from './text-grammar.ts';

const fixtures = fixtureBytes();
/** Formats that are read alike share their fixtures. */
const kin: Readonly<Record<string, string>> = { htm: 'html', mht: 'mhtml' };

function originalsOf(ending: string): readonly Uint8Array[] {
  return fixtures.get(ending) ?? fixtures.get(kin[ending] ?? '') ?? [];
}

const toBytes = (text: string) => new Uint8Array(Buffer.from(text, 'utf8'));

const grammars: Readonly<Record<string, fc.Arbitrary<Uint8Array>>> = {
  docx: archiveFrom(originalsOf('docx')),
  odt: archiveFrom(originalsOf('odt')),
  epub: archiveFrom(originalsOf('epub')),
  pdf: pdfFile,
  html: htmlPage.map(toBytes),
  htm: htmlPage.map(toBytes),
  md: markdownText.map(toBytes),
  mdx: markdownText.map(toBytes),
  txt: plainText.map(toBytes),
  eml: mailText.map(toBytes),
  mht: mailText.map(toBytes),
  mhtml: mailText.map(toBytes),
};

const names = [
  'document',
  '__proto__',
  'constructor',
  'CON',
  'nul',
  'aux',
  '..',
  ' ',
  '\u202Edoc',
  '𝕳𝖊𝖑𝖑𝖔',
  'हिन्दी',
  'x'.repeat(200),
  'a#b?c',
  'İ',
  '-',
];

function mutated(arbitrary: fc.Arbitrary<Uint8Array>): fc.Arbitrary<Uint8Array> {
  return fc.tuple(arbitrary, changes).map(([bytes, list]) => mutate(bytes, list));
}

/** A hostile file of each format: of its grammar, of its grammar and then damaged, or a damaged fixture. */
export const inputs: ReadonlyMap<string, fc.Arbitrary<Input>> = new Map(
  Object.keys(formats).map((ending) => {
    const grammar = grammars[ending] ?? plainText.map(toBytes);
    const originals = originalsOf(ending);
    const damaged = originals.length === 0 ? mutated(grammar) : mutated(fc.constantFrom(...originals));
    const bytes = fc.oneof(
      { weight: 5, arbitrary: grammar },
      { weight: 1, arbitrary: mutated(grammar) },
      { weight: 3, arbitrary: damaged },
    );
    const name = fc.oneof(
      { weight: 4, arbitrary: fc.constant('document') },
      { weight: 1, arbitrary: fc.constantFrom(...names) },
    );
    return [
      ending,
      fc.tuple(name, bytes).map(([stem, content]) => ({ path: `sources/${stem}.${ending}`, bytes: content })),
    ];
  }),
);
