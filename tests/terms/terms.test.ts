import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { definitionsOf, type Term, type TermPassage, termsOf } from '../../scripts/pipeline/terms.ts';
import { vocabularySchema } from '../../src/model/vocabulary.ts';

const none = vocabularySchema.parse({});

function passagesOf(source: string, lines: readonly string[]): readonly TermPassage[] {
  return lines.map((line, at): TermPassage => {
    const kind = line.startsWith('# ') ? 'heading' : line.startsWith('- ') ? 'item' : 'paragraph';
    return { source, passage: `p${at}`, kind, text: line.replace(/^[#-] /, '') };
  });
}

const brief = passagesOf('brief', [
  '# The Case for Reef Insurance',
  'Reef insurance is a contract that pays for repairs after a storm. The Harbour Institute sold the first one in 2019.',
  'The Harbour Institute (HI) says that reef insurance works. Coral bleaching, however, is not covered by HI.',
  '- Coral bleaching is rising.',
  'Key takeaways were few. For instance, the EU AI Act says nothing about reefs; the AI Act is about software.',
  'Teams used human feedback reinforcement learning (RLHF) to build AGI (Artificial General Intelligence).',
]);

const find = (terms: readonly Term[], label: string): Term | undefined => terms.find((term) => term.label === label);

test('a term that is defined comes with its sentence, verbatim', () => {
  const term = find(termsOf(brief, none), 'Reef insurance');
  assert.equal(term?.definition?.sentence, 'Reef insurance is a contract that pays for repairs after a storm.');
  assert.equal(term?.passages[0]?.passage, 'p1');
  for (const { sentence, passage } of term?.passages ?? []) {
    assert.ok(brief.find((given) => given.passage === passage)?.text.includes(sentence));
  }
});

test('short and long forms are one term, whichever comes first and in whatever order its words stand', () => {
  const terms = termsOf(brief, none);
  assert.deepEqual(find(terms, 'Artificial general intelligence')?.labels, ['AGI']);
  assert.ok(find(terms, 'Reinforcement learning from human feedback')?.labels.includes('RLHF'));
  assert.ok(find(terms, 'Harbour Institute')?.labels.includes('HI'));
  assert.equal(find(terms, 'Harbour Institute')?.kind, 'organisation');
});

test('whose law it is makes no second term', () => {
  const laws = termsOf(brief, none).filter(({ kind }) => kind === 'law');
  assert.deepEqual(
    laws.map(({ label }) => label),
    ['AI Act'],
  );
});

test('scraps are no terms', () => {
  const labels = termsOf(brief, none).map(({ label }) => label.toLowerCase());
  for (const scrap of ['key takeaway', 'key takeaways', 'for instance', 'instance', 'first one', 'team']) {
    assert.ok(!labels.includes(scrap), scrap);
  }
});

test('a vocabulary renames, merges, forbids, and wins over what is known', () => {
  const vocabulary = vocabularySchema.parse({
    terms: [
      { prefLabel: 'Reef cover', altLabel: ['reef insurance'], kind: 'proposal' },
      { prefLabel: 'AI Act', never: true },
      { prefLabel: 'RLHF', altLabel: ['Reinforcement learning from human feedback'] },
    ],
  });
  const terms = termsOf(brief, vocabulary);
  assert.equal(find(terms, 'Reef cover')?.kind, 'proposal');
  assert.equal(find(terms, 'Reef cover')?.definition?.passage, 'p1');
  assert.equal(find(terms, 'Reef insurance'), undefined);
  assert.equal(find(terms, 'AI Act'), undefined);
  assert.ok(find(terms, 'RLHF'));
});

test('nested terms stay apart', () => {
  const text = ['An AI safety company was founded. It is an AI safety company that sells audits.'];
  assert.equal(find(termsOf(passagesOf('s', text), none), 'AI safety'), undefined);
  assert.ok(find(termsOf(passagesOf('s', ['People study AI safety.']), none), 'AI safety'));
});

test('several sources on one topic give one term, with passages from each', () => {
  const sources = ['a', 'b', 'c'].flatMap((source) =>
    passagesOf(source, [
      `Paper ${source} is about kelp forests. A kelp forest is an area of dense algae that shelters fish.`,
    ]),
  );
  const kelp = termsOf(sources, none).filter(({ label }) => /kelp/i.test(label));
  assert.deepEqual(
    kelp.map(({ label }) => label),
    ['Kelp forest'],
  );
  assert.equal(new Set(kelp[0]?.passages.map(({ source }) => source)).size, 3);
});

test('text in another language, and no text, do no harm', () => {
  assert.deepEqual(termsOf([], none), []);
  const german = passagesOf('de', [
    'Die Bundesnetzagentur prüft. Die Bundesnetzagentur entscheidet über Netze in Bonn.',
  ]);
  assert.ok(termsOf(german, none).length <= 5);
  assert.deepEqual(definitionsOf(passagesOf('x', ['', '…', '🔥🔥 !!'])), []);
});

const seed = resolve(process.env.SOURCEBOOK_SHARED ?? '../shared', 'seeds/000_2fd753532fa1349f.txt');

test('the seed article gives the terms that issue A asks for', {
  skip: existsSync(seed) ? false : 'skipped: no seed',
}, () => {
  const lines = readFileSync(seed, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(1, -3)
    .map((line) => (line.startsWith('- ') || line.length > 79 || /[.!?:]$/.test(line) ? line : `# ${line}`));
  const terms = termsOf(passagesOf('seed', lines), none);
  const names = terms.flatMap(({ label, labels }) => [label, ...labels]).map((name) => name.toLowerCase());
  const wanted = `intelligence explosion;recursive self-improvement;reinforcement learning from human feedback;rlhf;agi
artificial general intelligence;ai act;gdpr;ai observability;red-teaming;global pause on ai development;ai hallucination
anthropic;openai;google deepmind;meta;claude;gpt-4;european union`;
  for (const name of wanted.split(/[;\n]/)) assert.ok(names.includes(name), name);
  for (const scrap of ['new updates show claude', 'bold stance', 'this bold stance', 'key takeaway', 'key takeaways']) {
    assert.ok(!names.includes(scrap), scrap);
  }
  assert.ok(terms.length >= 17 && terms.length <= 25, String(terms.length));
});
