import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { CslItem } from '../../src/cite/csl.ts';
import { citationStyleNames, type StyleName } from '../../src/cite/style-names.ts';
import { toStyle } from '../../src/cite/styled.ts';

/**
 * Two works of each type as citeproc 2.4.63 writes them with the CSL styles. Styles are left out of a row where citeproc
 * leaves a gap for a fact that is missing, or says what is not known: see DECISIONS.md.
 */
type Row = { readonly item: CslItem; readonly texts: Partial<Record<StyleName, string>> };
const path = join(import.meta.dirname, '../fixtures/cite/styles--citeproc/output.json');
const rows: readonly Row[] = JSON.parse(readFileSync(path, 'utf8'));

for (const { item, texts } of rows) {
  test(`${item.type}, ${item.author?.length} authors: as citeproc writes it`, () => {
    const written = Object.keys(texts);
    assert.ok(written.length >= 2);
    const ours = citationStyleNames
      .filter((style) => written.includes(style))
      .map((style) => [style, toStyle(item, style).text]);
    assert.deepEqual(Object.fromEntries(ours), texts);
  });
}
