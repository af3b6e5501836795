import { createHash } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Input } from '../../scripts/pipeline/read/reader.ts';
import { ReadingPool } from '../../scripts/pipeline/reading-pool.ts';
import { inputs } from './inputs.ts';
import { passThrough } from './whole-path.ts';

export type FuzzOptions = {
  readonly seed: number;
  /** Documents of each format. */
  readonly runs: number;
  /** Only these formats, by ending. */
  readonly formats?: readonly string[];
  readonly report?: (line: string) => void;
};

export type Finding = { readonly input: Input; readonly problem: string; count: number };

export type FuzzReport = {
  readonly documents: number;
  /** What came of how many. */
  readonly outcomes: ReadonlyMap<string, number>;
  /** One of each kind, the smallest document that shows it. */
  readonly findings: ReadonlyMap<string, Finding>;
  readonly slowest: { readonly milliseconds: number; readonly path: string };
};

const BATCH = 50;

/** Hostile documents through the whole path, in workers as a conversion has them; the same seed gives the same ones. */
export async function runFuzz({ seed, runs, formats, report = () => {} }: FuzzOptions): Promise<FuzzReport> {
  const canary = join(tmpdir(), `sourcebook-canary-${process.pid}`);
  process.env['SOURCEBOOK_CANARY'] = canary;
  const pool = new ReadingPool();
  const outcomes = new Map<string, number>();
  const findings = new Map<string, Finding>();
  let documents = 0;
  let slowest = { milliseconds: 0, path: '' };
  const pass = async (input: Input) => {
    const started = performance.now();
    const { kind, problems } = await passThrough(input, (one) => pool.read(one));
    const milliseconds = performance.now() - started;
    if (milliseconds > slowest.milliseconds) slowest = { milliseconds, path: input.path };
    const key = `${endingOf(input.path)}: ${kind}`;
    outcomes.set(key, (outcomes.get(key) ?? 0) + 1);
    documents += 1;
    const ran = existsSync(canary) ? ['code was run'] : [];
    rmSync(canary, { force: true });
    for (const problem of [...problems, ...ran]) {
      const known = findings.size;
      note(findings, { input, problem, count: 1 });
      if (findings.size > known)
        report(`${input.path}: ${problem}\n  ${Buffer.from(input.bytes).toString('base64').slice(0, 4000)}`);
    }
  };
  try {
    for (let done = 0; done < runs; done += BATCH) {
      for (const [ending, arbitrary] of inputs) {
        if (formats !== undefined && !formats.includes(ending)) continue;
        const numRuns = Math.min(BATCH, runs - done);
        const batch = fc.sample(arbitrary, { seed: seedFor(seed, ending, done), numRuns });
        let next = 0;
        const work = async () => {
          for (let input = batch[next++]; input !== undefined; input = batch[next++]) await pass(input);
        };
        await Promise.all(Array.from({ length: pool.workers }, work));
      }
      report(`${documents} documents, ${findings.size} kinds of findings`);
    }
  } finally {
    await pool.close();
  }
  return { documents, outcomes, findings, slowest };
}

function note(findings: Map<string, Finding>, finding: Finding): void {
  const key = `${endingOf(finding.input.path)} ${finding.problem.replace(/[`"'«].*?[`"'»]/g, '…').slice(0, 120)}`;
  const before = findings.get(key);
  const smaller = before !== undefined && before.input.bytes.length <= finding.input.bytes.length ? before : finding;
  findings.set(key, { ...smaller, count: (before?.count ?? 0) + 1 });
}

function endingOf(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1);
}

function seedFor(seed: number, ending: string, done: number): number {
  return createHash('sha256').update(`${seed} ${ending} ${done}`).digest().readInt32LE();
}
