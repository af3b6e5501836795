import assert from 'node:assert/strict';
import { test } from 'node:test';
import config from '../../astro.config.mjs';

test("words on different lines of a template stay apart: Astro's default compression would join them", () => {
  assert.equal(config.compressHTML, true);
});
