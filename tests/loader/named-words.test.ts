import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { findLabels, type Labelled, labelIndexOf } from '../../src/link/label-index.ts';
import { entryNamed } from '../../src/link/wiki-links.ts';
import { changedNames, holdsAny, nameLines, sourceWords } from '../../src/loader/named-words.ts';
import { replay } from '../../src/model/replay.ts';

const nothing = { shared: new Map(), ledger: replay([]) };
const entry = (id: string, label: string): Labelled => ({ id, kind: 'concept', labels: [label] });
const linesOf = (...entries: readonly Labelled[]) => nameLines(entries, nothing);

/** Whether a text has to be rendered again when an entry has come. */
function mayMention(text: string, came: Labelled): boolean {
  const words = sourceWords(text);
  assert.ok(words !== undefined);
  return holdsAny(words, changedNames(linesOf(), linesOf(came)));
}

test('a text that holds only some of the words of a new name need not be rendered again', () => {
  const came = entry('ai-safety-institute', 'AI Safety Institute');
  assert.equal(mayMention('What AI is, and what an institute does.', came), false);
  assert.equal(mayMention('The institutes for AI safety.', came), true);
  assert.equal(mayMention('[[ai-safety-institute]]', came), true);
});

test('a name that stays as it was does not count; one that has gone does', () => {
  const [one, other] = [entry('ember', 'Ember'), entry('grove', 'Grove')];
  const words = sourceWords('An ember.') ?? new Uint32Array();
  assert.equal(holdsAny(words, changedNames(linesOf(one), linesOf(one, other))), false);
  assert.equal(holdsAny(words, changedNames(linesOf(one, other), linesOf(other))), true);
});

test('a name without a word may stand in any text', () => {
  assert.equal(mayMention('Words.', entry('ember', '★')), true);
});

test('whatever links to an entry that came holds the words of its name', () => {
  const word = fc.constantFrom(
    'AI',
    'policies',
    'policy',
    'Müller',
    'naïve',
    'x',
    'risks',
    '3',
    'the',
    '文字',
    '-',
    'e\u0301',
  );
  const phrase = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '));
  fc.assert(
    fc.property(
      phrase,
      fc.array(word, { minLength: 1, maxLength: 12 }),
      fc.constantFrom(' ', '-', '\n'),
      (label, words, join) => {
        const came = entry('the-entry', label);
        const text = words.join(join);
        const index = labelIndexOf([came]);
        const isNamed = findLabels(index, text).length > 0 || entryNamed(index, new Set([came.id]), text) !== undefined;
        if (isNamed) assert.ok(mayMention(text, came), JSON.stringify([label, text]));
      },
    ),
    { numRuns: 2000 },
  );
});
