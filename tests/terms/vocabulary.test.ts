import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { UsageError } from '../../scripts/command-line.ts';
import { proposeVocabulary } from '../../scripts/commands/vocabulary.ts';
import { type Term, type TermPassage, termsOf } from '../../scripts/pipeline/terms.ts';
import { newNamesOf, type Proposal, proposeTerms } from '../../scripts/pipeline/vocabulary/propose-terms.ts';
import { withProposals } from '../../scripts/pipeline/vocabulary/with-proposals.ts';
import { parseYaml } from '../../src/model/parse-yaml.ts';
import type { SourceDocument } from '../../src/model/source.ts';
import { type Vocabulary, vocabularySchema } from '../../src/model/vocabulary.ts';

const lines = [
  'A tidal kiln is a kiln that burns only while the tide is out. Masons trust the tidal kiln, and a tidal kiln is cheap.',
  'A kiln is an oven that dries clay at great heat. The Society of Kiln Masons (SKM) keeps a list of every kiln.',
  'The Society of Kiln Masons opposes the tidal kiln because a kiln must not get wet. SKM members build a tidal kilm now and then.',
  'The harbour burns a kiln a day, and every tidal kiln smokes.',
];
const document: SourceDocument = {
  id: 'kilns',
  type: 'article',
  show: 'excerpts',
  facts: {},
  factOrigins: {},
  passages: lines.map((text, at) => ({
    id: `p${at}`,
    kind: 'paragraph',
    locators: [{ label: 'paragraph', value: String(at + 1) }],
    text,
    start: 0,
  })),
};

function termsWith(vocabulary: Vocabulary): readonly Term[] {
  return termsOf(
    document.passages.map(({ id, kind, text }): TermPassage => ({ source: 'kilns', passage: id, kind, text })),
    vocabulary,
  );
}

function proposed(terms: unknown = [], removed: readonly string[] = []): readonly Proposal[] {
  const vocabulary = vocabularySchema.parse({ terms });
  return proposeTerms(termsWith(vocabulary), { vocabulary, documents: [document], removed: new Set(removed) });
}

const find = (all: readonly Proposal[], label: string): Proposal | undefined =>
  all.find(({ decision }) => decision.prefLabel === label);

test('each proposal says how often, where it is defined, and why names are one', () => {
  const society = find(proposed(), 'Society of Kiln Masons');
  assert.deepEqual(society?.decision.altLabel, ['SKM']);
  assert.equal(society?.decision.kind, 'organisation');
  assert.equal(society?.evidence[0], '4 times in 1 source: kilns.');
  assert.ok(society?.evidence.some((line) => /"SKM" \(\d\): a source says it is short for it\./.test(line)));
  const kiln = find(proposed(), 'Tidal kiln');
  assert.ok(kiln?.evidence.some((line) => line.startsWith('Defined in kilns, ¶ 1: "A tidal kiln is a kiln')));
});

test('a definition and a name that ends with another term give the wider term', () => {
  const kiln = find(proposed([{ prefLabel: 'Kiln' }]), 'Tidal kiln');
  assert.deepEqual(kiln?.decision.broader, ['Kiln']);
});

test('what a person has decided is not proposed, nor its names for another term', () => {
  const all = proposed([
    { prefLabel: 'Kiln of the tides', altLabel: ['tidal kiln'] },
    { prefLabel: 'Guild', hiddenLabel: ['SKM'] },
  ]);
  assert.equal(find(all, 'Tidal kiln'), undefined);
  assert.ok(all.every(({ decision }) => !decision.altLabel.includes('SKM')));
  assert.equal(find(proposed([{ prefLabel: 'Tidal kiln', never: true }]), 'Tidal kiln'), undefined);
});

test('an entry that a person removed is proposed as one never to make', () => {
  assert.equal(find(proposed([], ['tidal-kiln']), 'Tidal kiln')?.decision.never, true);
  assert.equal(find(proposed(), 'Tidal kiln')?.decision.never, false);
});

test('a name that the sources give to a decided term is a remark', () => {
  const vocabulary = vocabularySchema.parse({ terms: [{ prefLabel: 'Society of Kiln Masons' }] });
  const [remark] = newNamesOf(termsWith(vocabulary), vocabulary);
  assert.match(remark ?? '', /^Society of Kiln Masons: the sources also write "SKM"/);
});

const mine = `# My words.\nterms:\n    # Why: because.\n    - prefLabel: 'Kiln'   # not "Oven"\n      altLabel: [oven,   furnace]\n\n# The end.\n`;

test('what stands in the file keeps every byte, comments too, and what is added can be read', () => {
  const made = withProposals(mine, proposed());
  const [head = '', tail = ''] = mine.split('\n# The end.\n');
  assert.ok(made.startsWith(head) && made.endsWith(`\n# The end.\n${tail}`), made);
  const { value, messages } = parseYaml(vocabularySchema, { path: 'v', text: made });
  assert.deepEqual(messages, []);
  assert.deepEqual(value?.terms[0]?.altLabel, ['oven', 'furnace']);
  assert.ok(value?.terms.some(({ prefLabel }) => prefLabel === 'Tidal kiln'));
});

for (const [name, text] of [
  ['no file', ''],
  ['comments only', '# Mine.\n'],
  ['an empty list', '# Mine.\nterms: []\n'],
  ['no line feed at the end', 'terms:\n- prefLabel: Oven'],
] as const) {
  test(`proposals are added where there is ${name}`, () => {
    const { value, messages } = parseYaml(vocabularySchema, { path: 'v', text: withProposals(text, proposed()) });
    assert.deepEqual(messages, []);
    assert.ok(value?.terms.some(({ prefLabel }) => prefLabel === 'Tidal kiln'));
    if (text.startsWith('#')) assert.ok(withProposals(text, proposed()).startsWith('# Mine.\n'));
  });
}

test('the command shows, and writes only when asked; then there is nothing left to propose', async () => {
  const content = mkdtempSync(join(tmpdir(), 'sourcebook-vocabulary-'));
  after(() => rmSync(content, { recursive: true, force: true }));
  mkdirSync(join(content, 'sources'));
  writeFileSync(join(content, 'sources/kilns.txt'), `Kilns\n\n${lines.join('\n\n')}\n`);
  const run = async (write: boolean, ...names: readonly string[]) => {
    const { proposed, remark } = await proposeVocabulary(content, { write, names, progress: () => {} });
    return `${proposed}${remark}`;
  };
  const path = join(content, 'vocabulary.yaml');
  assert.match(await run(false), /^ {2}- prefLabel: Tidal kiln$/m);
  assert.ok(!existsSync(path));
  await assert.rejects(run(true, 'no such term'), UsageError);
  await run(true, 'tidal kiln');
  const before = readFileSync(path, 'utf8');
  assert.equal(before.match(/prefLabel/g)?.length, 1);
  await run(true);
  const grown = readFileSync(path, 'utf8');
  assert.ok(grown.startsWith(before) && grown.length > before.length);
  assert.match(await run(true), /Nothing to propose/);
  assert.equal(readFileSync(path, 'utf8'), grown);
});
