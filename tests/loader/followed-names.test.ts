import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ContentFolder } from '../../src/loader/content-folder.ts';
import { loadSite } from '../../src/loader/load-site.ts';
import { type LedgerEvent, ledgerLine } from '../../src/model/ledger.ts';

const published = (id: string): LedgerEvent => {
  return { event: 'published', subject: 'entry', id, n: 1, permalink: `entries/${id}/` };
};
const entry = (id: string, body: string, more = '') => ({
  path: `entries/${id}.mdx`,
  text: `---\nid: ${id}\ntitle: About ${id}\nkind: concept\nsummary: It is ${id}.\n${more}---\n\n${body}\n`,
});

function load(events: readonly LedgerEvent[], entries: ContentFolder['entries']) {
  const text = ['kite', 'box', 'reel', 'bow'].map(published).concat(events).map(ledgerLine).join('');
  const none = { documents: [], vocabulary: undefined, settings: undefined };
  return loadSite({ ...none, entries, ledger: { path: 'ledger.jsonl', text } }, (permalink) => `/${permalink}`);
}

const common = { subject: 'entry', n: 2, reason: 'It was better so.' } as const;
const merged: LedgerEvent = { event: 'merged', id: 'box', into: 'reel', title: 'Box kite', ...common };
const onward: LedgerEvent = { event: 'merged', id: 'reel', into: 'kite', ...common };
const split: LedgerEvent = { event: 'split', id: 'bow', into: ['kite', 'arrow'], ...common };
const removed: LedgerEvent = { event: 'removed', id: 'bow', ...common };

const links = 'See [[Box kite|the box]], [[reel]] and <Term id="box">it</Term>.';
const host = entry('host', links, 'related: [box, reel]\n');

test('links by a name or id that was merged away lead on, along the whole chain, and are told with what to write', () => {
  const site = load([merged, onward], [entry('kite', 'It flies.'), entry('bow', 'It bends.'), host]);
  const view = site.entries.find(({ ref }) => ref.id === 'host');
  assert.equal(view?.html.match(/href="\/entries\/kite\/"/g)?.length, 3);
  assert.deepEqual(
    view?.related.filter(({ reason }) => /chosen/.test(reason)).map(({ entry: { id } }) => id),
    ['kite'],
  );
  const told = site.messages.filter(({ rule }) => rule === 'link-followed');
  assert.deepEqual(
    told.map(({ line }) => line).filter((line) => line !== undefined),
    [9, 9, 9],
  );
  assert.ok(told.every(({ severity, advice }) => severity === 'info' && advice === 'Write `kite` in its place.'));
  assert.equal(site.entries.find(({ ref }) => ref.id === 'kite')?.backlinks[0]?.from.id, 'host');
});

test('where there are several to choose from, or none, the link is lost and the message says what may stand there', () => {
  const present = ['kite', 'box', 'reel', 'arrow'].map((id) => entry(id, 'It is.'));
  for (const [event, advice] of [
    [split, /split: link `kite` or `arrow`/],
    [removed, /removed: take the link out/],
  ] as const) {
    const body = 'See [[bow]] and <Term id="bow">it</Term>.';
    const { messages } = load([event, published('arrow')], [...present, entry('host', body, 'related: [bow]\n')]);
    const lost = messages.filter(({ path, severity }) => path.endsWith('host.mdx') && severity === 'error');
    assert.deepEqual(lost.map(({ rule }) => rule).sort(), ['related-lost', 'term-lost', 'wiki-link-lost']);
    for (const message of lost) assert.match(message.advice ?? '', advice);
  }
});

test('a renamed entry is found by its id as before', () => {
  const renamed: LedgerEvent = { event: 'renamed', id: 'box', permalink: 'entries/cell-kite/', ...common };
  const present = ['kite', 'box', 'reel', 'bow'].map((id) => entry(id, 'It is.'));
  const site = load([renamed], [...present, entry('host', 'See [[box]].')]);
  assert.match(site.entries.find(({ ref }) => ref.id === 'host')?.html ?? '', /href="\/entries\/cell-kite\/"/);
  assert.deepEqual(
    site.messages.filter(({ path }) => path.endsWith('host.mdx')),
    [],
  );
});
