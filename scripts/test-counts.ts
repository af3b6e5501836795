import { z } from 'astro/zod';

export type Counts = { readonly passed: number; readonly failed: number; readonly skipped: number };

/** A runner that left no report has broken down: that is one failure. */
export const brokenDown: Counts = { passed: 0, failed: 1, skipped: 0 };

/** The counts at the end of what Node's test runner writes as TAP: `# pass 12`. A todo counts as skipped. */
export function countsOfTap(tap: string): Counts {
  const numbers = new Map<string, number>();
  for (const [, name = '', number = ''] of tap.matchAll(/^# (tests|pass|fail|cancelled|skipped|todo) (\d+)$/gm)) {
    numbers.set(name, Number(number));
  }
  if (!numbers.has('tests')) return brokenDown;
  const sum = (...names: readonly string[]): number => names.reduce((all, name) => all + (numbers.get(name) ?? 0), 0);
  return { passed: sum('pass'), failed: sum('fail', 'cancelled'), skipped: sum('skipped', 'todo') };
}

const playwrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
  errors: z.array(z.unknown()),
});

/** The counts of Playwright's JSON report. An error outside of any test is a failure too. */
export function countsOfPlaywright(json: string): Counts {
  const report = playwrightReport.safeParse(parseJson(json));
  if (!report.success) return brokenDown;
  const { stats, errors } = report.data;
  return {
    passed: stats.expected + stats.flaky,
    failed: Math.max(stats.unexpected, errors.length > 0 ? 1 : 0),
    skipped: stats.skipped,
  };
}

export function addCounts(a: Counts, b: Counts): Counts {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped };
}

/** The closing line of a test run. */
export function countsLine({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
