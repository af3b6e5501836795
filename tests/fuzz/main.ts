import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runFuzz } from './run-fuzz.ts';

const { values, positionals } = parseArgs({
  options: { runs: { type: 'string', default: '1000' }, seed: { type: 'string', default: '1' } },
  allowPositionals: true,
});
const started = performance.now();
const { documents, outcomes, findings, slowest } = await runFuzz({
  seed: Number(values.seed),
  runs: Math.ceil(Number(values.runs) / (positionals.length || 12)),
  ...(positionals.length > 0 ? { formats: positionals } : {}),
  report: (line) => process.stderr.write(`${line}\n`),
});
for (const [outcome, count] of [...outcomes].sort()) console.log(`${String(count).padStart(7)}  ${outcome}`);
mkdirSync('findings', { recursive: true });
for (const [at, [, { input, problem, count }]] of [...findings].entries()) {
  const file = join('findings', `${at}.${input.path.slice(input.path.lastIndexOf('.') + 1)}`);
  writeFileSync(file, input.bytes);
  console.log(`\n${count} × ${problem}\n  ${input.path} (${input.bytes.length} bytes): ${file}`);
}
const seconds = ((performance.now() - started) / 1000).toFixed(0);
console.log(`\n${documents} documents, seed ${values.seed}, ${findings.size} kinds of findings, ${seconds} s`);
console.log(`slowest: ${slowest.milliseconds.toFixed(0)} ms (${slowest.path})`);
process.exitCode = findings.size === 0 ? 0 : 1;
