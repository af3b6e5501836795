import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mdxToJs } from 'satteri';
import { readText } from '../../scripts/pipeline/read/text.ts';
import { reportOf } from '../../scripts/pipeline/report.ts';

test('the report of a document is Markdown that compiles, whatever its title holds', async () => {
  const bytes = Buffer.from('What <table> and {braces} mean\n\nA <table> is a table. It has {rows}.\n');
  const report = reportOf('sources/x.txt', await readText({ path: 'sources/x.txt', bytes }));
  assert.match(report.markdown, /^# What /);
  mdxToJs(report.markdown, { features: { smartPunctuation: false } });
  assert.equal(report.text, 'A <table> is a table. It has {rows}.');
});
