import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { inThousands } from '../../src/strings/in-thousands.ts';

test('a number is written as English and German write it', () => {
  const number = fc.oneof(fc.nat(2_000), fc.nat(), fc.maxSafeNat());
  fc.assert(
    fc.property(number, (n) => {
      assert.equal(inThousands(n, ','), new Intl.NumberFormat('en').format(n));
      assert.equal(inThousands(n, '.'), new Intl.NumberFormat('de').format(n));
    }),
  );
});
