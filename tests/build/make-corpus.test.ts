import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { giveFragments } from '../../scripts/ledger/give-fragments.ts';
import { ledgerProblems } from '../../scripts/ledger/ledger-problems.ts';
import { assign, type Wanted } from '../../scripts/pipeline/assign.ts';
import { FRAGMENTS } from '../../src/model/fragment-ledger.ts';
import { makeCorpus } from '../bench/build/make-corpus.ts';

test('what is measured has the addresses and fragments that a conversion gives', async () => {
  const content = mkdtempSync(join(tmpdir(), 'sourcebook-corpus-'));
  try {
    makeCorpus(content, 120);
    const fragments = () => readFileSync(join(content, FRAGMENTS), 'utf8');
    const made = fragments();
    const { parsed } = await giveFragments(content);
    assert.equal(fragments(), made);
    rmSync(join(content, FRAGMENTS));
    await giveFragments(content);
    assert.equal(fragments(), made, 'they are those that would be given');
    const entries = [...parsed.entries.values()].map(({ frontmatter }) => frontmatter);
    const tags = entries.flatMap((entry) => entry.tags);
    const all: readonly (readonly [Wanted['subject'], readonly string[]])[] = [
      ['entry', entries.map(({ id }) => id)],
      ['source', [...parsed.documents.keys()]],
      ['tag', tags],
    ];
    const wanted = all.flatMap(([subject, ids]) => ids.map((id): Wanted => ({ subject, id })));
    assert.deepEqual(
      assign([], wanted),
      parsed.events.map(({ sum: _, ...event }) => event),
    );
    assert.deepEqual(await ledgerProblems(content), []);
  } finally {
    rmSync(content, { recursive: true, force: true });
  }
});
