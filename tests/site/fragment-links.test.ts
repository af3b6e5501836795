import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withFragmentLinks } from '../../src/components/with-fragment-links.ts';
import { en } from '../../src/strings/en.ts';

test('a paragraph ends with a link to itself', () => {
  assert.equal(
    withFragmentLinks('<p id="p-k3f9">Some <em>words</em>.</p>', en),
    '<p id="p-k3f9">Some <em>words</em>.<a class="fragment" href="#p-k3f9" aria-label="Link to this paragraph"></a></p>',
  );
});

test('a heading keeps its own name; its link stands beside it', () => {
  assert.equal(
    withFragmentLinks('<h2 id="what">What <em>"it"</em> is</h2><p>No fragment.</p>', en),
    '<div class="heading"><h2 id="what">What <em>"it"</em> is</h2><a class="fragment" href="#what" aria-label="Link to section “What &quot;it&quot; is”"></a></div><p>No fragment.</p>',
  );
});

test('markup that was not closed is left as it is', () => {
  assert.equal(withFragmentLinks('<p id="a">cut', en), '<p id="a">cut');
});
