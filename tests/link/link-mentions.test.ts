import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Nodes, Root } from 'mdast';
import { mdxToMdast } from 'satteri';
import { ambiguousLabels, findLabels, type Labelled, labelIndexOf } from '../../src/link/label-index.ts';
import { linkMentions } from '../../src/link/link-mentions.ts';
import { entryNamed, resolveWikiLinks } from '../../src/link/wiki-links.ts';

const entries: readonly Labelled[] = [
  { id: 'ai-safety', kind: 'concept', labels: ['AI safety'] },
  { id: 'ai-safety-company', kind: 'concept', labels: ['AI safety company'] },
  { id: 'meta', kind: 'organisation', labels: ['Meta'] },
  { id: 'llm', kind: 'concept', labels: ['Large language model', 'LLM'] },
  { id: 'red-teaming', kind: 'practice', labels: ['Red-teaming'] },
  { id: 'gpt-4', kind: 'system', labels: ['GPT-4'] },
  { id: 'policy', kind: 'concept', labels: ['Policy'] },
];
const index = labelIndexOf(entries);
const found = (text: string) => findLabels(index, text).map(({ id, start, end }) => [id, text.slice(start, end)]);

const cases: readonly [string, readonly (readonly [string, string])[]][] = [
  [
    'An AI safety company cares for AI safety.',
    [
      ['ai-safety-company', 'AI safety company'],
      ['ai-safety', 'AI safety'],
    ],
  ],
  ['Meta is not a meta question.', [['meta', 'Meta']]],
  [
    'Red teaming and red-teaming',
    [
      ['red-teaming', 'Red teaming'],
      ['red-teaming', 'red-teaming'],
    ],
  ],
  [
    'large language models and LLMs',
    [
      ['llm', 'large language models'],
      ['llm', 'LLMs'],
    ],
  ],
  ["GPT-4's successor, not GPT-40", [['gpt-4', 'GPT-4']]],
  ['policies', [['policy', 'policies']]],
  ['AI, safety', []],
  ['metadata', []],
];
for (const [text, wanted] of cases) {
  test(`labels in: ${text}`, () => assert.deepEqual(found(text), wanted));
}

function tree(source: string): Root {
  return JSON.parse(JSON.stringify(mdxToMdast(source, { features: { smartPunctuation: false } }))) as Root;
}

function linksIn(node: Nodes): string[] {
  if (node.type === 'link') return [node.url];
  return 'children' in node ? node.children.flatMap(linksIn) : [];
}

const linked = (source: string, more: { self?: string; never?: string[] } = {}) =>
  linksIn(linkMentions(tree(source), { index, self: more.self ?? '', never: more.never ?? [] }));

test('the first mention in each section is linked, later ones are not', () => {
  assert.deepEqual(linked('Meta and Meta.\n\n## Next\n\nMeta again.'), ['entry:meta', 'entry:meta']);
});

test('a word that every reader knows is linked only where the text keeps coming back to it', () => {
  assert.deepEqual(linked('No policy on GPT-4 was found.'), ['entry:gpt-4']);
  assert.deepEqual(linked('A policy on locks. The policy names keys, and old policies are void.'), ['entry:policy']);
  const long = 'Nobody had asked the old keeper about the keys of the lower gate. '.repeat(40);
  assert.deepEqual(linked(`A policy on locks. The policy names keys, and old policies are void. ${long}`), []);
});

test('headings, links and code are left alone', () => {
  assert.deepEqual(linked('# Meta\n\n[Meta](https://example.org) and `Meta`'), ['https://example.org']);
});

test('an excerpt is linked only where it has the label letter for letter', () => {
  assert.deepEqual(linked('<Excerpt source="a" passage="b">\n\nMeta met red teaming.\n\n</Excerpt>'), ['entry:meta']);
});

test('an entry does not link to itself, nor what a person forbade', () => {
  assert.deepEqual(linked('Meta and GPT-4.', { self: 'meta', never: ['GPT-4'] }), []);
});

test('what a person forbade is left alone in every inflection; the id of an entry forbids all its names', () => {
  assert.deepEqual(linked('Large language models, and LLMs.', { never: ['large language model'] }), ['entry:llm']);
  assert.deepEqual(linked('Large language models, and LLMs.', { never: ['llm'] }), []);
});

test('a label that two entries share means the one with more of the tags of the text; else the first', () => {
  const shared = labelIndexOf([
    { id: 'agent-chemistry', kind: 'concept', labels: ['reducing agent'], tags: ['chemistry', 'matter'] },
    { id: 'agent-software', kind: 'concept', labels: ['Reducing agent'], tags: ['ai', 'matter'] },
  ]);
  const meant = (tags: readonly string[]) =>
    linksIn(linkMentions(tree('Reducing agents act.'), { index: shared, self: '', never: [], tags }));
  assert.deepEqual(meant(['ai', 'matter']), ['entry:agent-software']);
  assert.deepEqual(meant(['chemistry']), ['entry:agent-chemistry']);
  assert.deepEqual(meant(['matter']), ['entry:agent-chemistry']);
  assert.deepEqual(meant([]), ['entry:agent-chemistry']);
});

test('words stay the same when links are put in', () => {
  const source = 'An AI safety company, LLMs, *Meta* and GPT-4.';
  const text = (node: Nodes): string =>
    'value' in node ? node.value : 'children' in node ? node.children.map(text).join('') : '';
  assert.equal(text(linkMentions(tree(source), { index, self: '', never: [] })), text(tree(source)));
});

test('wiki links name an entry by label or id, with other words if wanted; lost ones are told', () => {
  const ids = new Set(entries.map(({ id }) => id));
  const { tree: resolved, links } = resolveWikiLinks(tree('See [[LLM|models]], [[gpt-4]] and\n[[nobody]].'), (name) =>
    entryNamed(index, ids, name),
  );
  assert.deepEqual(linksIn(resolved), ['entry:llm', 'entry:gpt-4']);
  assert.deepEqual(
    links.map(({ name, id }) => [name, id]),
    [
      ['LLM', 'llm'],
      ['gpt-4', 'gpt-4'],
      ['nobody', undefined],
    ],
  );
});

test('a label that two entries claim is reported', () => {
  const claims = ambiguousLabels([...entries, { id: 'meta-analysis', kind: 'concept', labels: ['meta'] }]);
  assert.deepEqual([...claims], [['meta', ['meta', 'meta-analysis']]]);
});
