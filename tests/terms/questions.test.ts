import assert from 'node:assert/strict';
import { test } from 'node:test';
import { acronymPairsOf } from '../../scripts/pipeline/terms/acronyms.ts';
import { definitionsOf, keyphrasesOf, mentionsOf, type TermPassage } from '../../scripts/pipeline/terms.ts';

function paragraph(text: string): TermPassage {
  return { source: 's', passage: 'p', kind: 'paragraph', text };
}

const definitions: readonly (readonly [string, string | undefined])[] = [
  ['A moraine is a ridge of debris that a glacier leaves behind.', 'moraine'],
  ['Tidal bores are waves that run up a river against its current.', 'Tidal bores'],
  ['Leaching refers to the loss of nutrients from soil by water.', 'Leaching'],
  ['In hydrology, a catchment is an area of land where water collects.', 'catchment'],
  ['This leaves a basin known as a kettle, which later fills with water.', 'kettle'],
  ['The reach of a river is the length of water between two bends.', 'reach'],
  ['Dry walls, on the other hand, are walls that stand without mortar.', 'Dry walls'],
  ['A ferry cable is one that holds a boat against the stream.', 'ferry cable'],
  ['Berms are banks of earth that slow the water.', 'Berms'],
  ['A levee is a low, often grassy, bank beside a river.', 'levee'],
  ['Towns fear a storm surge (a rise of the sea that a storm drives ashore).', 'storm surge'],
  ['Sand moves by saltation—the leaping of grains in the wind.', 'saltation'],
  ['The water that a plant breathes out is called its transpiration.', 'transpiration'],
  ['However, a flood is an important part of the story.', undefined],
  ['When it rains in the hills, a wave runs down the river.', undefined],
  ['They rely on grafting, a technique that joins two plants into one.', 'grafting'],
  ['Yesterday the council met for three hours.', undefined],
  ['The reason is a lack of funds for the 2021 season.', undefined],
  ['What is a moraine?', undefined],
  ['The law of settling states that silt falls where a current slows.', 'law of settling'],
  ['The minister says that silt settles where a current slows.', undefined],
  ['Perennial streams are those that carry water all year.', 'Perennial streams'],
];

for (const [text, term] of definitions) {
  test(`${term ?? 'nothing'} is explained in: ${text}`, () => {
    const found = definitionsOf([paragraph(text)]);
    assert.deepEqual(
      found.slice(0, 1).map((definition) => definition.term),
      term === undefined ? [] : [term],
    );
    for (const { sentence } of found) assert.ok(text.includes(sentence));
  });
}

const pairs: readonly (readonly [string, string, string])[] = [
  ['We use dissolved organic carbon (DOC) here.', 'DOC', 'dissolved organic carbon'],
  ['They measure DOC (dissolved organic carbon) daily.', 'DOC', 'dissolved organic carbon'],
  ['The Society of River Engineers (SRE) met.', 'SRE', 'Society of River Engineers'],
  ['Many remotely operated vehicles (ROVs) were lost.', 'ROV', 'remotely operated vehicles'],
];

for (const [text, short, long] of pairs) {
  test(`${short} stands for ${long} in: ${text}`, () => {
    assert.deepEqual(acronymPairsOf(text), [{ short, long }]);
  });
}

test('what stands in brackets and is no short form is none', () => {
  assert.deepEqual(acronymPairsOf('The dam (built in 1960) holds. It failed (NOT once).'), []);
});

const mentions: readonly (readonly [string, readonly string[]])[] = [
  [
    'Critics say that Prime Minister Ana Duarte met the Bank of Lusia.',
    ['Prime Minister', 'Ana Duarte', 'Bank of Lusia'],
  ],
  ['Walking along the river, she read "The Long Tide" twice.', ['The Long Tide']],
  ['However, the moss Plagia obscurensis grows near Lyon, France.', ['Plagia obscurensis', 'Lyon, France']],
  ['New rules arrive on Monday.', []],
  ['It met the Lusian Center for River Control and Repair.', ['Lusian Center for River Control and Repair']],
  ['The firm hired Mr. Okoro from Lisbon-based Maritel.', ['Mr. Okoro', 'Lisbon', 'Maritel']],
  ['A letter came from the Rev. Bruno Salti in spring.', ['Rev. Bruno Salti']],
  ['There Dušan Łukić met Bořek van Aalten.', ['Dušan Łukić', 'Bořek van Aalten']],
  ['It fell to the Lusian Division of Water and Health.', ['Lusian Division of Water and Health']],
  [
    'There the 12th Lusian Brigade saw "Marl" and read Talks With Grebes.',
    ['12th Lusian Brigade', 'Marl', 'Talks With Grebes'],
  ],
  [
    'She won the 1974 Lusian Championships and is Rower of the Year.',
    ['1974 Lusian Championships', 'Rower of the Year'],
  ],
];

for (const [text, names] of mentions) {
  test(`names in: ${text}`, () => {
    const found = mentionsOf([paragraph(text)]);
    assert.deepEqual(
      found.map(({ text: name }) => name),
      names,
    );
    for (const { text: name, start, end } of found) assert.equal(text.slice(start, end), name);
  });
}

test('kinds of names come from their words and from what stands before them', () => {
  const text =
    'In 2020 the Water Framework Directive, Lena Duarte, the Delta Commission and the Tagus Summit met model Hydra-2.';
  const kinds = Object.fromEntries(mentionsOf([paragraph(text)]).map(({ text: name, kind }) => [name, kind]));
  assert.equal(kinds['Water Framework Directive'], 'law');
  assert.equal(kinds['Delta Commission'], 'organisation');
  assert.equal(kinds['Tagus Summit'], 'event');
  assert.equal(kinds['Hydra-2'], 'system');
});

test('keyphrases are what a text comes back to, without everyday words', () => {
  const text =
    'Deltas depend on sediment transport. Where sediment transport stops, erosion begins. Several new results on sediment transport are given.';
  const labels = keyphrasesOf([paragraph(text)]).map(({ label }) => label.toLowerCase());
  assert.equal(labels[0], 'sediment transport');
  assert.ok(!labels.includes('several new results'));
});

test('the same passages give the same answer', () => {
  const once = mentionsOf([paragraph('Ada Lovelace wrote to Charles Babbage.')]);
  assert.deepEqual(mentionsOf([paragraph('Ada Lovelace wrote to Charles Babbage.')]), once);
});
