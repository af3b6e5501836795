import assert from 'node:assert/strict';
import { test } from 'node:test';
import { merge } from '../../scripts/pipeline/merge.ts';

const front = (summary: string) => `---\nid: kite\ntitle: Kite\nkind: concept\nsummary: ${summary}\n---\n\n`;
const one = 'A kite flies on a line.';
const two = 'It needs wind.';
const base = `${front('What a kite is.')}${one}\n\n${two}\n`;

/** Ways a text changes: not at all, in its first paragraph, in its second, in its frontmatter. */
const edits = {
  nothing: (_who: string) => base,
  first: (who: string) => base.replace(one, `${one} So ${who} says.`),
  second: (who: string) => base.replace(two, `${two} So ${who} says.`),
  summary: (who: string) => base.replace('What a kite is.', `What ${who} says a kite is.`),
} as const;
const names = Object.keys(edits) as (keyof typeof edits)[];

for (const human of names) {
  for (const source of names) {
    test(`a person changed ${human}, the sources ${source}: nothing is lost`, () => {
      const [mine, theirs] = [edits[human]('she'), edits[source]('it')];
      const merged = merge({ path: 'entries/kite.mdx', base, current: mine, generated: theirs });
      const text = merged.text ?? mine;
      assert.doesNotMatch(text, /^(<{7}|={7}|>{7})/m);
      if (human !== 'nothing') assert.match(text, /she says/);
      const clash = human === source && human !== 'nothing';
      assert.equal(merged.outcome === 'conflict', clash);
      if (source !== 'nothing' && !clash) assert.match(text, /it says/);
      if (clash) {
        // Both texts are told, and where.
        const [message] = merged.messages;
        assert.match(message?.reason ?? '', /she says.*it says/s);
        assert.equal(text.split('\n')[(message?.line ?? 0) - 1]?.includes('she says'), true);
        assert.equal(merged.base, undefined);
      }
    });
  }
}
