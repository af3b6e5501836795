import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readPosting } from '../../src/search/format/postings.ts';
import { checkPassage } from '../../src/search/querying/check-passages.ts';
import { parseQuery } from '../../src/search/querying/parse-query.ts';
import { sampleRecords } from './sample-records.ts';
import { engineOver } from './search-index.ts';

const table: readonly (readonly [query: string, first: string])[] = [
  ['last invention that people need', 'Intelligence explosion'],
  ['"last invention"', 'Intelligence explosion'],
  ['reward model preferences', 'Reinforcement learning from human feedback'],
  ['reward hacking', 'Reinforcement learning from human feedback'],
  ['preferances reward', 'Reinforcement learning from human feedback'],
  ['lawyers fined', 'AI hallucination'],
  ['lawyers chatbt', 'AI hallucination'],
  ['social scoring', 'AI Act'],
  ['fines turnover', 'AI Act'],
  ['chips scarce', 'Compute governance'],
  ['dartmouth 1956', 'Artificial intelligence'],
  ['short term memory', 'Jürgen Schmidhuber'],
  ['機械学習', '人工知能'],
  ['примерах', 'Машинное обучение'],
  ['البيانات', 'الذكاء الاصطناعي'],
  ['παραδείγματα', 'Τεχνητή νοημοσύνη'],
  ['nuclear plants', 'Safety case'],
];

const { engine } = engineOver(sampleRecords());
const search = (query: string, filters = {}) => engine.search({ query, settled: true, limit: 10, filters });
const titleOf = (result: { title: readonly { text: string }[] } | undefined) =>
  result?.title.map(({ text }) => text).join('');

for (const [query, first] of table) {
  test(`${query} → a passage of ${first}`, async () => {
    const { results } = await search(query);
    assert.equal(titleOf(results[0]), first);
    assert.ok(
      (results[0]?.passages[0]?.text ?? []).some(({ mark }) => mark),
      'the words are marked',
    );
  });
}

test('quoted words must stand side by side; where they do nowhere, the words are asked without quotes, and said so', async () => {
  const { results, corrected } = await search('"invention last"');
  assert.equal(titleOf(results[0]), 'Intelligence explosion');
  assert.equal(corrected, 'invention last');
  const request = { query: '"invention last"', verbatim: true, settled: true, limit: 10 };
  assert.deepEqual((await engine.search(request)).results, []);
  assert.equal((await search('"last invention"')).corrected, undefined);
});

test('a name with words in quotes is found with a slip too', async () => {
  const { results } = await search('the "inteligence explosion"');
  assert.equal(titleOf(results[0]), 'Intelligence explosion');
});

test('a misspelt word is put right by the words of the site, and said so', async () => {
  const { corrected } = await search('lawyers chatbt');
  assert.equal(corrected, 'lawyers chatbot');
});

test('a summary that begins a paragraph is not shown beside it', async () => {
  const [record] = sampleRecords();
  assert.ok(record);
  const summary = 'A quokka is a small marsupial.';
  const passages = [{ text: `${summary} It lives on Rottnest Island.`, fragment: 'p1' }];
  const over = engineOver([{ ...record, title: 'Rottnest', labels: [], summary, headings: [], passages }]);
  const { results } = await over.engine.search({ query: 'small marsupial', settled: true, limit: 5 });
  assert.deepEqual(
    results[0]?.passages.map(({ fragment }) => fragment),
    ['p1'],
  );
});

test('a misspelling that is known as a label is put right in the text all the same', async () => {
  const [first, second] = sampleRecords();
  assert.ok(first && second);
  const passages = (text: string) => [{ text, fragment: 'p-one' }];
  const over = engineOver([
    { ...first, title: 'Quokka husbandry', labels: ['quoka husbandry'], hidden: ['quoka husbandry'], passages: [] },
    { ...second, title: 'Rottnest', labels: [], passages: passages('They came to see the quokka husbandry there.') },
  ]);
  const { results } = await over.engine.search({ query: 'quoka husbandry', settled: true, limit: 5 });
  assert.deepEqual(results.map(titleOf), ['Quokka husbandry', 'Rottnest']);
});

test('a label that is never shown leads to its entry, and is not shown', async () => {
  const [record] = sampleRecords();
  assert.ok(record);
  const over = engineOver([
    { ...record, title: 'Quokka husbandry', labels: ['quoka husbandrie'], hidden: ['quoka husbandrie'] },
  ]);
  const ask = (query: string) => over.engine.search({ query, settled: true, limit: 5 });
  const { results } = await ask('quoka husbandrie');
  assert.equal(titleOf(results[0]), 'Quokka husbandry');
  assert.equal(results[0]?.label, undefined);
  assert.doesNotMatch((await ask('qouka husbandri')).corrected ?? '', /quoka/);
});

test('filters leave only entries that pass all of them', async () => {
  const { results } = await search('european', { kind: 'law' });
  assert.deepEqual(results.map(titleOf).sort(), ['AI Act', 'General Data Protection Regulation']);
  assert.deepEqual((await search('european', { kind: 'person' })).results, []);
  assert.deepEqual((await search('european', { kind: 'law', tag: 'Regulation' })).results.length, 2);
  assert.deepEqual((await search('european', { kind: 'law', date: '2016' })).results.map(titleOf), [
    'General Data Protection Regulation',
  ]);
  assert.deepEqual((await search('european', { date: '1999' })).results, []);
});

test('words in the form in which they were asked come before other forms that stand nearer', async () => {
  const [record] = sampleRecords();
  assert.ok(record);
  const named = (id: string, texts: readonly string[]) => {
    const passages = texts.map((text, at) => ({ text, fragment: `p${at + 1}` }));
    return { ...record, id, title: id, permalink: `entries/${id}/`, labels: [], summary: '', headings: [], passages };
  };
  const over = engineOver([
    named('Near', ['One recalled the meanings that followed from it.']),
    named('Asked', ['They recall it.', 'A meaning is given.', 'What follows is plain.']),
  ]);
  const { results } = await over.engine.search({ query: 'recall meaning follows ', settled: true, limit: 5 });
  assert.deepEqual(results.map(titleOf), ['Asked', 'Near']);
});

test('the form in which a word was asked counts in whichever place of an entry it stands', async () => {
  const [record] = sampleRecords();
  assert.ok(record);
  const named = (id: string, texts: readonly string[]) => {
    const passages = texts.map((text, at) => ({ text, fragment: `p${at + 1}` }));
    return { ...record, id, title: id, permalink: `entries/${id}/`, labels: [], summary: '', headings: [], passages };
  };
  const often = Array.from({ length: 9 }, () => 'A decidable instance of it, and another instance.');
  const over = engineOver([
    named('Near', ['The instance is specified as decidable here.']),
    named('Asked', [...often, 'All instances.', 'It specifies nothing.']),
  ]);
  const { results } = await over.engine.search({ query: 'instances specifies decidable ', settled: true, limit: 5 });
  assert.deepEqual(results.map(titleOf), ['Asked', 'Near']);
});

test('names are told of before the texts have been asked', async () => {
  const early: (string | undefined)[] = [];
  const answer = await engine.search(
    { query: 'inteligence explosoin', settled: true, limit: 5 },
    ({ results, settled }) => {
      assert.equal(settled, false);
      early.push(titleOf(results[0]));
    },
  );
  assert.deepEqual(early, ['Intelligence explosion']);
  assert.equal(answer.settled, true);
});

test('a word that no text holds is not found beside one that a text does hold', () => {
  const query = parseQuery('fassic qvueseant ');
  const posting = readPosting(new Uint8Array());
  const held = {
    word: 0,
    term: 'fassic',
    choices: [{ term: 'fassic', posting, as: undefined }],
    weight: 8,
    common: false,
  };
  const asked = [held, { word: 1, term: '', choices: [], weight: 12, common: false }];
  const text = {
    number: 1,
    permalink: 'entries/a/',
    hidden: [],
    sources: [],
    years: [],
    kind: 'concept',
    places: [['text', 'p1', 'A fassic thing.']],
  } as const;
  const checked = checkPassage({ number: 1, score: 250, plain: 250, places: [0], whole: false }, text, {
    query,
    asked,
  });
  assert.notEqual(checked?.phrase, true);
  assert.ok((checked?.score ?? 0) <= 250);
});
