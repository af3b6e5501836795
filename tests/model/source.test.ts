import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from 'yaml';
import { partialDate } from '../../src/model/source.ts';

test('a date may be a year, a month or a day, with or without quotes', () => {
  for (const [written, date] of [
    ['2020', '2020'],
    ['"2020"', '2020'],
    ['2020-03', '2020-03'],
    ['2020-03-05', '2020-03-05'],
  ] as const)
    assert.equal(partialDate.parse(parse(written)), date);
});

test('what is no date is told with what a date is', () => {
  for (const written of ['20', '5 March 2020', '[2020]', '2020-13']) {
    const { error } = partialDate.safeParse(parse(written));
    assert.match(error?.issues[0]?.message ?? '', /a date is YYYY, YYYY-MM or YYYY-MM-DD/, written);
  }
});
