import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { ReadingPool } from '../../scripts/pipeline/reading-pool.ts';
import { type Report, reportOf } from '../../scripts/pipeline/report.ts';

const folder = resolve(
  process.env['SOURCEBOOK_SHARED'] ?? resolve(import.meta.dirname, '../../../shared'),
  'eval/data/multiformat',
);
const formats = ['html', 'docx', 'odt', 'epub', 'pdf'] as const;
/** Every so-manieth document; SOURCEBOOK_EACH=1 takes all of them. */
const each = Number(process.env['SOURCEBOOK_EACH'] ?? 10);

test('one document in several formats has the same title, authors, day, and headings', {
  skip: existsSync(folder) ? false : 'skipped: there is no evaluation data beside the checkout',
}, async () => {
  const pool = new ReadingPool();
  try {
    const files = readdirSync(join(folder, 'epub')).sort();
    let [same, all] = [0, 0];
    for (const id of files.filter((_, at) => at % each === 0).map((file) => file.replace(/\.\w+(\.gz)?$/, ''))) {
      const [first, ...others] = await Promise.all(formats.map((format) => read(pool, format, id)));
      assert.ok(first?.facts.title !== undefined && first.facts.authors !== undefined, id);
      const headings = first.headings.map(({ text }) => fold(text));
      for (const { facts, headings: found } of others) {
        assert.deepEqual(signatureOf(id, facts), signatureOf(id, first.facts));
        const here = found.map(({ text }) => fold(text));
        same += here.filter((text) => headings.includes(text)).length * 2;
        all += here.length + headings.length;
      }
    }
    assert.ok(all > 50 && same / all >= 0.99, `${same} of ${all} headings are the same`);
  } finally {
    await pool.close();
  }
});

async function read(pool: ReadingPool, format: string, id: string): Promise<Report> {
  const name = readdirSync(join(folder, format)).find((file) => file.replace(/\.\w+(\.gz)?$/, '') === id) ?? id;
  const bytes = readFileSync(join(folder, format, name));
  const path = name.replace(/\.gz$/, '');
  return reportOf(path, await pool.read({ path, bytes: name.endsWith('.gz') ? gunzipSync(bytes) : bytes }));
}

function signatureOf(id: string, { title, authors, date }: Report['facts']) {
  return { id, title, authors, date };
}

function fold(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}
