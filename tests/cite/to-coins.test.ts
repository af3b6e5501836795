import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CslItem } from '../../src/cite/csl.ts';
import { toCoins } from '../../src/cite/to-coins.ts';

const item: CslItem = {
  id: 'x',
  type: 'article-journal',
  title: '„Über“ 凧 & {b} = 100 %',
  author: [{ family: 'Beethoven', given: 'Ludwig', 'non-dropping-particle': 'van' }, { literal: 'European Union' }],
  'container-title': 'The Daily',
  issued: { 'date-parts': [[2024, 3, 5]] },
  DOI: '10.1000/x',
};

/** A ContextObject as OpenURL has it: pairs as in a form, but a plus sign is no space. */
function pairsOf(coins: string): string[] {
  return coins.split('&').map((pair) => pair.split('=').map(decodeURIComponent).join('='));
}

test('A journal article keeps every letter of its facts.', () => {
  assert.deepEqual(pairsOf(toCoins(item)), [
    'ctx_ver=Z39.88-2004',
    'rft_id=info:doi/10.1000/x',
    'rft_val_fmt=info:ofi/fmt:kev:mtx:journal',
    'rft.genre=article',
    'rft.atitle=„Über“ 凧 & {b} = 100 %',
    'rft.jtitle=The Daily',
    'rft.au=van Beethoven, Ludwig',
    'rft.aucorp=European Union',
    'rft.date=2024-03-05',
  ]);
});

test('A work of a kind that OpenURL does not know is Dublin Core with the name Zotero has for it.', () => {
  const pairs = pairsOf(toCoins({ ...item, type: 'article-newspaper' }));
  assert.ok(pairs.includes('rft_val_fmt=info:ofi/fmt:kev:mtx:dc') && pairs.includes('rft.type=newspaperArticle'));
});
