import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'astro/zod';
import { root } from '../../scripts/root.ts';
import { isBounded, patternsOfTheProject } from '../harden/patterns.ts';

/**
 * Proves that the time of each regular expression grows in line with its input, by recheck: automata where it can, else
 * a search for the worst input. recheck is brought into a temporary folder, because its programs are large. Writes
 * `tests/harden/linear-patterns.json`; what is not linear is shown with the input that tells.
 */
const list = join(root, 'tests/harden/linear-patterns.json');
const SECONDS = 60;

const verdictSchema = z.object({
  status: z.enum(['safe', 'vulnerable', 'unknown']),
  complexity: z.object({ summary: z.string() }).optional(),
  attack: z.object({ pattern: z.string() }).optional(),
  error: z.object({ kind: z.string() }).optional(),
});
type Verdict = z.infer<typeof verdictSchema>;
type Check = (source: string, flags: string, options: { timeout: number; checker: string }) => Promise<unknown>;

const folder = mkdtempSync(join(tmpdir(), 'sourcebook-patterns-'));
process.exitCode = 0;
try {
  const install = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--prefix', folder, 'recheck@4.5.0'];
  if (spawnSync('npm', install, { stdio: 'inherit' }).status !== 0) throw new Error('recheck could not be installed');
  const { check }: { check: Check } = createRequire(join(folder, 'package.json'))('recheck');
  const before = new Set(
    z
      .array(z.string())
      .catch([])
      .parse(JSON.parse(readFileSync(list, 'utf8'))),
  );
  const all = (await patternsOfTheProject()).map(({ literal }) => literal);
  const literals = [...new Set(all)].filter((literal) => !isBounded(literal)).sort();
  const linear: string[] = [];
  for (const literal of literals) {
    const verdict = before.has(literal) ? undefined : await verdictOn(literal, check);
    if (verdict === undefined || verdict.status === 'safe') linear.push(literal);
    else {
      console.log(`${verdict.status} ${verdict.complexity?.summary ?? verdict.error?.kind ?? ''}: ${literal}`);
      if (verdict.attack !== undefined) console.log(`  ${verdict.attack.pattern}`);
      process.exitCode = 1;
    }
  }
  writeFileSync(list, `${JSON.stringify(linear, null, 2)}\n`);
  console.log(`${linear.length} of ${literals.length} patterns are linear; ${before.size} were on the list before`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exit();

async function verdictOn(literal: string, check: Check): Promise<Verdict> {
  const end = literal.lastIndexOf('/');
  const [source, flags] = [literal.slice(1, end), literal.slice(end + 1)];
  const ask = async (checker: string, seconds: number) =>
    verdictSchema.parse(await check(source, flags, { timeout: seconds * 1000, checker }));
  const soon = await ask('auto', 5);
  if (soon.status !== 'unknown') return soon;
  const proof = await ask('automaton', SECONDS);
  return proof.status === 'unknown' ? await ask('fuzz', SECONDS) : proof;
}
