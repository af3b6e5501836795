import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'astro/zod';
import { endingOf } from '../../../scripts/pipeline/read/index.ts';
import { mixedFiles } from './mixed-files.ts';

const tookSchema = z.object({
  ...{ documents: z.number(), failed: z.number(), seconds: z.number(), cpu: z.number(), megabytes: z.number() },
});
type Took = z.infer<typeof tookSchema>;

/**
 * Mixed documents through our workers, through the libraries alone that our readers stand on, in as many workers, and through peers: documents
 * a second, processor seconds and the most memory of each process. mammoth comes into a temporary folder, pandoc is the
 * machine's (one process a document, as it is used).
 */
export function mixed(data: string, count: number): void {
  const peers = mkdtempSync(join(tmpdir(), 'sourcebook-peers-'));
  try {
    const install = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--prefix', peers, 'mammoth@1.9.1'];
    const hasMammoth = spawnSync('npm', install).status === 0;
    const run = (way: string, number: number) =>
      tookBy(process.execPath, [join(import.meta.dirname, 'read-mixed.ts'), way, data, String(number), peers]);
    console.log(`\n${count} mixed documents`);
    show('ours, a quarter of them', run('ours', Math.ceil(count / 4)));
    show('ours', run('ours', count));
    show('the libraries alone', run('libraries', count));
    show('readability, its pages', run('readability', count));
    if (hasMammoth) show('mammoth, its documents', run('mammoth', count));
    show('pandoc, what it reads', pandoc(mixedFiles(data, count), peers));
  } finally {
    rmSync(peers, { recursive: true, force: true });
  }
}

function tookBy(program: string, args: readonly string[]): Took | undefined {
  const { stdout } = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 2 ** 28 });
  const last = stdout.trim().split('\n').at(-1) ?? '';
  return last.startsWith('{') ? tookSchema.parse(JSON.parse(last)) : undefined;
}

/** A shell counts the processor time of the processes it waits for. */
function pandoc(files: ReturnType<typeof mixedFiles>, folder: string): Took | undefined {
  if (spawnSync('pandoc', ['--version']).status !== 0) return undefined;
  const taken = files.filter(({ path }) => /^(html?|docx|odt|epub|md)$/.test(endingOf(path)));
  const commands = taken.map(({ path, bytes }, at) => {
    const file = join(folder, `${at}.${endingOf(path)}`);
    writeFileSync(file, bytes());
    return `pandoc -t gfm -o /dev/null '${file}' 2>/dev/null || failed=$((failed+1))`;
  });
  const script = join(folder, 'run.sh');
  writeFileSync(script, `failed=0\n${commands.join('\n')}\necho failed $failed\ntimes\n`);
  const started = performance.now();
  const { stdout } = spawnSync('sh', [script], { encoding: 'utf8' });
  const seconds = (performance.now() - started) / 1000;
  const children = stdout.trim().split('\n').at(-1) ?? '';
  const cpu = [...children.matchAll(/(\d+)m([\d.]+)s/g)].reduce((sum, [, m, s]) => sum + Number(m) * 60 + Number(s), 0);
  const failed = Number(/failed (\d+)/.exec(stdout)?.[1] ?? 0);
  return { documents: taken.length, failed, seconds, cpu, megabytes: Number.NaN };
}

function show(name: string, took: Took | undefined): void {
  if (took === undefined) {
    console.log(`  ${name}: not there`);
    return;
  }
  const { documents, failed, seconds, cpu, megabytes } = took;
  const rate = (documents / seconds).toFixed(1);
  const memory = Number.isNaN(megabytes) ? '' : `, ${megabytes.toFixed(0)} MiB at most`;
  console.log(
    `  ${name}: ${documents} documents (${failed} failed), ${rate} a second, ${cpu.toFixed(1)} s of processor time${memory}`,
  );
}
