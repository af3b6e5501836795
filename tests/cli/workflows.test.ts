import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { z } from 'astro/zod';
import { parse } from 'yaml';
import { root } from '../../scripts/root.ts';

const folder = join(root, '.github/workflows');
const schema = z.object({
  jobs: z.record(
    z.string(),
    z.object({ steps: z.array(z.object({ uses: z.string().optional(), run: z.string().optional() })) }),
  ),
});

function stepsOf(file: string): readonly string[] {
  const { jobs } = schema.parse(parse(readFileSync(join(folder, file), 'utf8')));
  return Object.values(jobs).flatMap(({ steps }) => steps.map(({ uses, run }) => uses ?? run ?? ''));
}

test('each workflow is YAML that runs commands there are', () => {
  for (const file of readdirSync(folder))
    for (const [, name = ''] of stepsOf(file)
      .join('\n')
      .matchAll(/scripts\/setup\.mjs (\S+)/g))
      assert.ok(existsSync(join(root, 'scripts/commands', `${name}.ts`)), `${file}: ${name}`);
});

test('what publishes pushes the ledger and the versions after they are frozen, and before it deploys', () => {
  const steps = stepsOf('publish.yml');
  const at = (words: RegExp) => steps.findIndex((step) => words.test(step));
  const order = [/convert/, /check$/, /freeze/, /build/, /git push/, /deploy-pages/].map(at);
  assert.deepEqual(
    order,
    [...order].sort((a, b) => a - b),
  );
  assert.ok(!order.includes(-1));
  assert.match(steps[at(/git push/)] ?? '', /git add content\n/);
});
