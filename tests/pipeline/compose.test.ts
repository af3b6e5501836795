import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type ComposedEntry, compose } from '../../scripts/pipeline/compose.ts';
import { termPassagesOf } from '../../scripts/pipeline/term-passages.ts';
import { termsOf } from '../../scripts/pipeline/terms.ts';
import type { SourceDocument } from '../../src/model/source.ts';
import { vocabularySchema } from '../../src/model/vocabulary.ts';

function documentOf(id: string, lines: readonly string[], show: SourceDocument['show'] = 'excerpts'): SourceDocument {
  let start = 0;
  const passages = lines.map((text, at) => {
    const passage = { id: `${id}-${at}`, kind: 'paragraph' as const, locators: [], text, start };
    start += text.length + 1;
    return passage;
  });
  return { id, type: 'article', show, facts: { title: id }, factOrigins: {}, passages };
}

function entriesOf(...documents: readonly SourceDocument[]): readonly ComposedEntry[] {
  return compose(termsOf(termPassagesOf(documents), vocabularySchema.parse({})), documents);
}

const find = (entries: readonly ComposedEntry[], title: string) =>
  entries.find(({ frontmatter }) => frontmatter.title === title);
const summaryOf = (lines: readonly string[], title: string) =>
  find(entriesOf(documentOf('a', lines)), title)?.frontmatter.summary;

test('a summary says what a thing is where a source does, be it in passing', () => {
  const lines = [
    'Rafts were lost in May. Guilds such as Tarn Rowers and Fell Divers paid for the search.',
    'However, Fell Divers had seen it coming. Fell Divers met again in June.',
  ];
  assert.match(summaryOf(lines, 'Fell Divers') ?? '', /^Guilds such as/);
});

test('where the sources only name a thing, the summary quotes them', () => {
  const lines = [
    'Every valley asked for a kelp press. The council bought a kelp press in spring.',
    'In the end nobody could mend the kelp press. They sold the old kelp press to a farmer.',
  ];
  assert.match(summaryOf(lines, 'Kelp press') ?? '', /^“.+ kelp press.+”$/);
});

test('a sentence that only goes on from the one before it explains nothing', () => {
  const lines = [
    'Some valleys have rules for rafts. For instance, the Tarn Council has passed the Raft Act, while other valleys may lack rules.',
    'The raft rowers wrote of it to the Tarn Council.',
  ];
  assert.match(summaryOf(lines, 'Tarn Council') ?? '', /^“The raft rowers/);
  assert.match(summaryOf(lines.slice(0, 1), 'Tarn Council') ?? '', /^“… the Tarn Council has passed .+”$/);
});

test('what stands in the words that open a sentence is not what it is about', () => {
  const lines = [
    'Unlike earlier models that required extensive human feedback reinforcement learning (RLHF), the new system shows signs of checks. This reduces the need for work.',
    'Models were trained with RLHF.',
  ];
  assert.match(summaryOf(lines, 'Reinforcement learning from human feedback') ?? '', /^“.+”$/);
});

test('a definition that points back stands with the sentence before it', () => {
  const lines = [
    'Weirs hold back water until the tide turns. This leaves a basin known as a kettle pond, where eels breed.',
  ];
  assert.equal(summaryOf(lines, 'Kettle pond'), lines[0]);
});

test('what may not be shown is no summary', () => {
  const line = 'A kelp press is a machine that squeezes water out of fresh algae.';
  assert.deepEqual(entriesOf(documentOf('a', [line], 'none')), []);
});

/** Ten short articles on one matter, each in words of its own. */
const articles: readonly (readonly string[])[] = [
  [
    'A tidal kiln is a kiln that burns only while the tide is out.',
    'Masons of Orsay Bay built the first tidal kiln from slate.',
    'The tidal kiln needs a wall, a grate and a roof of wet reeds.',
  ],
  [
    'Tidal kilns save wood, say the masons.',
    'The tidal kiln is lit at low water, and a tidal kiln goes out by itself.',
    'A town needs few hands to run its tidal kilns. A draught gate lets in the air.',
  ],
  ['The price of lime fell when the tidal kiln came. Its draught gate is a door that opens with the ebb.'],
  ['Nobody had seen a tidal-kiln north of the cape before that summer.'],
  ['Smoke from a tidal kiln drifts inland at dusk.', 'A draught gate shuts as the water rises, and the fire sleeps.'],
  ['In winter, the tidal kiln stands cold for weeks.', 'Ice once broke the draught gate of the largest one.'],
  ['Two sisters sold their boat to pay for a Tidal Kiln.', 'They painted its draught gate red.'],
  ['Critics call the tidal kiln a toy, for it burns six hours a day.'],
  ['When the harbour was dredged, three tidal kilns had to move uphill.'],
  ['A museum keeps the last tidal kiln of the coast. Children may turn its draught gate by hand.'],
];

test('ten articles on one matter give one entry a concept, with an excerpt from each', () => {
  const documents = articles.map((lines, at) => documentOf(`article-${at}`, lines));
  const entries = entriesOf(...documents);
  const titles = entries.map(({ frontmatter }) => frontmatter.title);
  const kilns = titles.filter((title) => /kiln/i.test(title));
  assert.deepEqual(kilns, ['Tidal kiln'], titles.join());
  const kiln = find(entries, 'Tidal kiln');
  assert.deepEqual([...(kiln?.frontmatter.sources ?? [])].sort(), documents.map(({ id }) => id).sort());
  assert.equal(kiln?.frontmatter.summary, articles[0]?.[0]);
  assert.equal(find(entries, 'Draught gate')?.frontmatter.sources.length, 6, titles.join());
});
