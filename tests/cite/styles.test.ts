import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CslItem } from '../../src/cite/csl.ts';
import { citationStyleNames, type StyleName } from '../../src/cite/style-names.ts';
import { toStyle, toStyles } from '../../src/cite/styled.ts';
import { withDay } from '../../src/components/client/cite/cite-box.ts';

/** Texts were checked by hand and equal what citeproc 2.4.63 makes of the CSL styles of the same names. */
type Expected = Readonly<Record<StyleName, string>>;
type Case = { readonly name: string; readonly item: CslItem; readonly expected: Expected };

const ada = { family: 'Lovelace', given: 'Ada King' };
const babbage = { family: 'Babbage', given: 'Charles' };
const issued = { 'date-parts': [[2024, 3, 5]] } as const;
const accessed = { 'date-parts': [[2026, 11, 23]] } as const;

const entry: CslItem = {
  id: 'x',
  type: 'entry-encyclopedia',
  title: 'Intelligence explosion',
  'container-title': 'Pausing AI',
  publisher: 'Sourcebook Press',
  URL: 'https://example.org/x/',
};

const cases: readonly Case[] = [
  {
    name: 'an entry without author or date, seen on a day',
    item: { ...entry, accessed },
    expected: {
      apa: 'Intelligence explosion. (n.d.). In Pausing AI. Sourcebook Press. Retrieved November 23, 2026, from https://example.org/x/',
      mla: '“Intelligence Explosion.” Pausing AI, Sourcebook Press, https://example.org/x/. Accessed 23 Nov. 2026.',
      chicago:
        '“Intelligence Explosion.” n.d. In Pausing AI. Sourcebook Press. Accessed November 23, 2026. https://example.org/x/.',
      harvard:
        '‘Intelligence explosion’ (no date) Pausing AI. Sourcebook Press. Available at: https://example.org/x/ (Accessed: 23 November 2026).',
      ieee: '“Intelligence explosion,” Pausing AI. Sourcebook Press. Accessed: Nov. 23, 2026. [Online]. Available: https://example.org/x/',
      vancouver:
        'Intelligence explosion. In: Pausing AI [Internet]. Sourcebook Press; [cited 2026 Nov 23]. Available from: https://example.org/x/',
    },
  },
  {
    name: 'an entry with authors and date',
    item: { ...entry, author: [ada, babbage], issued, accessed },
    expected: {
      apa: 'Lovelace, A. K., & Babbage, C. (2024). Intelligence explosion. In Pausing AI. Sourcebook Press. https://example.org/x/',
      mla: 'Lovelace, Ada King, and Charles Babbage. “Intelligence Explosion.” Pausing AI, Sourcebook Press, 5 Mar. 2024, https://example.org/x/.',
      chicago:
        'Lovelace, Ada King, and Charles Babbage. 2024. “Intelligence Explosion.” In Pausing AI. Sourcebook Press. https://example.org/x/.',
      harvard:
        'Lovelace, A.K. and Babbage, C. (2024) ‘Intelligence explosion’, Pausing AI. Sourcebook Press. Available at: https://example.org/x/ (Accessed: 23 November 2026).',
      ieee: 'A. K. Lovelace and C. Babbage, “Intelligence explosion,” Pausing AI. Sourcebook Press, Mar. 05, 2024. Accessed: Nov. 23, 2026. [Online]. Available: https://example.org/x/',
      vancouver:
        'Lovelace AK, Babbage C. Intelligence explosion. In: Pausing AI [Internet]. Sourcebook Press; 2024 [cited 2026 Nov 23]. Available from: https://example.org/x/',
    },
  },
  {
    name: 'a web page by a body',
    item: {
      id: 'x',
      type: 'webpage',
      title: 'The big debate: pausing AI',
      'container-title': 'GogoAI News',
      author: [{ literal: 'European Union' }],
      issued,
      accessed,
      URL: 'https://example.org/a',
    },
    expected: {
      apa: 'European Union. (2024, March 5). The big debate: pausing AI. GogoAI News. https://example.org/a',
      mla: 'European Union. “The Big Debate: Pausing AI.” GogoAI News, 5 Mar. 2024, https://example.org/a.',
      chicago: 'European Union. 2024. “The Big Debate: Pausing AI.” GogoAI News. March 5, 2024. https://example.org/a.',
      harvard:
        'European Union (2024) The big debate: pausing AI, GogoAI News. Available at: https://example.org/a (Accessed: 23 November 2026).',
      ieee: 'European Union, “The big debate: pausing AI,” GogoAI News. Accessed: Nov. 23, 2026. [Online]. Available: https://example.org/a',
      vancouver:
        'European Union. GogoAI News. 2024 [cited 2026 Nov 23]. The big debate: pausing AI. Available from: https://example.org/a',
    },
  },
  {
    name: 'a book with a question for a title, by three',
    item: {
      id: 'x',
      type: 'book',
      title: 'Is AI safe?',
      publisher: 'The Pub',
      author: [ada, babbage, { family: 'Dupont', given: 'Jean-Luc' }],
      issued: { 'date-parts': [[2024]] },
    },
    expected: {
      apa: 'Lovelace, A. K., Babbage, C., & Dupont, J.-L. (2024). Is AI safe? The Pub.',
      mla: 'Lovelace, Ada King, et al. Is AI Safe? The Pub, 2024.',
      chicago: 'Lovelace, Ada King, Charles Babbage, and Jean-Luc Dupont. 2024. Is AI Safe? The Pub.',
      harvard: 'Lovelace, A.K., Babbage, C. and Dupont, J.-L. (2024) Is AI safe? The Pub.',
      ieee: 'A. K. Lovelace, C. Babbage, and J.-L. Dupont, Is AI safe? The Pub, 2024.',
      vancouver: 'Lovelace AK, Babbage C, Dupont JL. Is AI safe? The Pub; 2024.',
    },
  },
  {
    name: 'a newspaper article without author, its title quoting',
    item: {
      id: 'x',
      type: 'article-newspaper',
      title: 'The “intelligence explosion” and after',
      'container-title': 'The Daily',
      issued,
      accessed,
      URL: 'https://example.org/a',
    },
    expected: {
      apa: 'The “intelligence explosion” and after. (2024, March 5). The Daily. https://example.org/a',
      mla: '“The ‘Intelligence Explosion’ and After.” The Daily, 5 Mar. 2024, https://example.org/a.',
      chicago: 'The Daily. 2024. “The ‘Intelligence Explosion’ and After.” March 5, 2024. https://example.org/a.',
      harvard:
        'The Daily (2024) ‘The “intelligence explosion” and after’, 5 March. Available at: https://example.org/a (Accessed: 23 November 2026).',
      ieee: '“The ‘intelligence explosion’ and after,” The Daily, Mar. 05, 2024. Accessed: Nov. 23, 2026. [Online]. Available: https://example.org/a',
      vancouver:
        'The “intelligence explosion” and after. The Daily [Internet]. 2024 Mar 5 [cited 2026 Nov 23]; Available from: https://example.org/a',
    },
  },
];

for (const { name, item, expected } of cases) {
  for (const style of citationStyleNames) {
    test(`${style}: ${name}`, () => assert.equal(toStyle(item, style).text, expected[style]));
  }
}

test('A live entry leaves room for the day the reader saw it, and the reader’s machine fills it.', () => {
  const day = new Date(2026, 8, 3);
  const filled = (style: StyleName) =>
    toStyle(entry, style)
      .html.replace(/<span data-retrieved="([^"]*)"><\/span>/, (_, pattern: string) => withDay(pattern, day))
      .replace(/<[^>]+>/g, '');
  assert.match(filled('apa'), /Retrieved September 3, 2026, from https/);
  assert.match(filled('mla'), / Accessed 3 Sept\. 2026\.$/);
  assert.match(filled('chicago'), / Accessed September 3, 2026\. https/);
  assert.match(filled('harvard'), / \(Accessed: 3 September 2026\)\.$/);
  assert.match(filled('ieee'), / Accessed: Sep\. 03, 2026\. \[Online\]/);
  assert.match(filled('vancouver'), /; \[cited 2026 Sep 3\]\. Available/);
});

test('HTML says what is a title and what is a link, and escapes the rest.', () => {
  const { html } = toStyle({ ...entry, title: 'R&D <b>', 'container-title': 'A "B"' }, 'apa');
  assert.ok(html.startsWith('R&amp;D &lt;b&gt;. (n.d.). In <i>A &quot;B&quot;</i>. Sourcebook Press. '), html);
  assert.ok(html.endsWith('<a href="https://example.org/x/">https://example.org/x/</a>'));
});

test('Two bodies are joined without a comma.', () => {
  const author = [{ literal: 'European Union' }, { literal: 'Council of Europe' }];
  assert.match(toStyle({ ...entry, author }, 'apa').text, /^European Union & Council of Europe\. /);
  assert.match(toStyle({ ...entry, author }, 'mla').text, /^European Union and Council of Europe\. /);
});

test('Headline style is for English titles only.', () => {
  const item: CslItem = { ...entry, title: 'Die große Debatte', language: 'de' };
  assert.match(toStyle(item, 'mla').text, /^“Die große Debatte\.”/);
});

test('Six styles of a thousand entries are made in well under a second.', () => {
  const start = performance.now();
  for (let n = 0; n < 1000; n++) toStyles({ ...entry, title: `Entry ${n}`, author: [ada, babbage] });
  assert.ok(performance.now() - start < 2000);
});
