import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'astro/zod';
import { byProcessorTime } from './processor-time.ts';

/** The version that is measured with; installed for the bench only: it would be a third of all packages. */
const PACKAGE = 'lighthouse@13.5.0';

const audit = z.object({ numericValue: z.number().default(0) });
const reportSchema = z.object({
  lhr: z.object({
    categories: z.record(z.string(), z.object({ score: z.number().nullable() })),
    audits: z.object({
      'first-contentful-paint': audit,
      'largest-contentful-paint': audit,
      'cumulative-layout-shift': audit,
      'total-blocking-time': audit,
      'total-byte-weight': audit,
      'network-requests': z.object({
        details: z.object({
          items: z.array(
            z.object({ url: z.string(), resourceType: z.string().default(''), transferSize: z.number().default(0) }),
          ),
        }),
      }),
    }),
  }),
});
const moduleSchema = z.object({
  default: z.custom<(url: string, flags: object) => Promise<unknown>>((value) => typeof value === 'function'),
});

/** What one run of Lighthouse says: scores from 0 to 100, times in milliseconds, weights in bytes as sent. */
export type Measured = {
  readonly performance: number;
  readonly accessibility: number;
  readonly 'best practices': number;
  readonly seo: number;
  readonly FCP: number;
  readonly LCP: number;
  readonly CLS: number;
  readonly TBT: number;
  readonly bytes: number;
  readonly fonts: number;
  readonly scripts: number;
};

export type Lighthouse = (url: string) => Promise<Measured>;

/**
 * Lighthouse's mobile profile (simulated slow 4G, a quarter of the processor) against the browser at this debugging port.
 * Tasks are as long as the processor time they took, unless `SOURCEBOOK_CLOCK` is `wall`: else the machine's other
 * programs would be measured too.
 */
export async function loadLighthouse(port: number): Promise<Lighthouse> {
  const folder = join(process.cwd(), 'lighthouse');
  const main = join(folder, 'node_modules', 'lighthouse', 'core', 'index.js');
  if (!existsSync(main)) {
    mkdirSync(folder, { recursive: true });
    const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--prefix', folder];
    execFileSync('npm', ['install', ...flags, PACKAGE], { stdio: 'ignore' });
  }
  const { default: lighthouse } = moduleSchema.parse(await import(pathToFileURL(main).href));
  return async (url) => {
    const seen = join(process.cwd(), 'seen');
    const flags = { port, output: 'json', logLevel: 'error' };
    await lighthouse(url, { ...flags, gatherMode: seen });
    if (process.env['SOURCEBOOK_CLOCK'] !== 'wall') leaveOutWaiting(join(seen, 'trace.json'));
    const { lhr } = reportSchema.parse(await lighthouse(url, { ...flags, auditMode: seen }));
    rmSync(seen, { recursive: true, force: true });
    const score = (name: string) => Math.round((lhr.categories[name]?.score ?? 0) * 100);
    const value = (name: Exclude<keyof typeof lhr.audits, 'network-requests'>) => lhr.audits[name].numericValue;
    const sent = (type: string) =>
      lhr.audits['network-requests'].details.items
        .filter(({ resourceType }) => resourceType === type)
        .reduce((sum, { transferSize }) => sum + transferSize, 0);
    return {
      performance: score('performance'),
      accessibility: score('accessibility'),
      'best practices': score('best-practices'),
      seo: score('seo'),
      FCP: Math.round(value('first-contentful-paint')),
      LCP: Math.round(value('largest-contentful-paint')),
      CLS: Math.round(value('cumulative-layout-shift') * 1000) / 1000,
      TBT: Math.round(value('total-blocking-time')),
      bytes: value('total-byte-weight'),
      fonts: sent('Font'),
      scripts: sent('Script'),
    };
  };
}

const traceSchema = z.looseObject({
  traceEvents: z.array(
    z.looseObject({
      pid: z.number(),
      tid: z.number(),
      ts: z.number(),
      dur: z.number().optional(),
      tts: z.number().optional(),
      tdur: z.number().optional(),
    }),
  ),
});

function leaveOutWaiting(path: string): void {
  const trace = traceSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  writeFileSync(path, JSON.stringify({ ...trace, traceEvents: byProcessorTime(trace.traceEvents) }));
}
