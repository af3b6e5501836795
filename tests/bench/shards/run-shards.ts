import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { cacheFor } from '../../../scripts/build/cache-for.ts';
import { readingKey } from '../../../scripts/pipeline/reading-cache.ts';
import { writeSources } from '../../soak/scale-content.ts';
import { makeCorpus } from '../build/make-corpus.ts';
import { ownCommand } from '../build/own-command.ts';
import { type Measured, runMeasured } from '../build/run-measured.ts';
import type { Costs } from './machines.ts';

const root = resolve(import.meta.dirname, '../../..');
type Asked = { readonly size: number; readonly shards: number };

function run(folder: string, ...words: readonly string[]): Promise<Measured> {
  return runMeasured({ argv: ownCommand(...words), cwd: folder });
}

/** Sources read by one machine and by several, and what is left to do where all of them have been read. */
export async function convertInShards(
  folder: string,
  { size, shards }: Asked,
): Promise<Pick<Costs, 'convert' | 'read' | 'decide'>> {
  const content = join(folder, 'content');
  writeSources(content, size);
  const forget = (): void => {
    for (const name of readdirSync(join(content, 'sources'))) {
      const hash = createHash('sha256')
        .update(readFileSync(join(content, 'sources', name)))
        .digest('hex');
      rmSync(join(root, '.sourcebook/cache/readings', `${readingKey(`sources/${name}`, hash)}.json`), { force: true });
    }
    for (const one of [content, join(folder, 'alone')]) forgetConversion(one);
  };
  const of = (number: number) => ['convert', '--content', content, '--shard', `${number}/${shards}`] as const;
  try {
    forget();
    cpSync(content, join(folder, 'alone'), { recursive: true });
    const convert = await run(folder, 'convert', '--content', join(folder, 'alone'));
    forget();
    const read = await run(folder, ...of(1));
    for (let number = 2; number <= shards; number += 1) await run(folder, ...of(number));
    const decide = await run(folder, 'convert', '--content', content);
    requireSame(join(folder, 'alone'), content);
    return { convert, read, decide };
  } finally {
    forget();
  }
}

/** All that is kept of a content folder's last conversion. */
function forgetConversion(content: string): void {
  const name = createHash('sha256').update(content).digest('hex').slice(0, 16);
  rmSync(join(root, '.sourcebook/cache/entries', `${name}.json`), { force: true });
  rmSync(cacheFor(content), { recursive: true, force: true });
}

/** A site built by one machine and by several: the first of these from nothing, the second with what the first kept. */
export async function buildInShards(
  folder: string,
  { size, shards }: Asked,
): Promise<Pick<Costs, 'build' | 'shard' | 'shardAgain' | 'merge' | 'bytes' | 'files'>> {
  const content = join(folder, 'content');
  mkdirSync(folder, { recursive: true });
  makeCorpus(content, size);
  const out = (name: string | number) => join(folder, `out-${name}`);
  const forget = () => {
    for (const kept of [cacheFor(content), join(root, '.sourcebook/cache/compiled')])
      rmSync(kept, { recursive: true, force: true });
  };
  const make = (name: string | number, ...words: readonly string[]) =>
    run(folder, 'build', '--content', content, '--out', out(name), ...words);
  try {
    forget();
    const build = await make('whole');
    forget();
    const shard = await make(1, '--shard', `1/${shards}`);
    const shardAgain = await make(2, '--shard', `2/${shards}`);
    for (let number = 3; number <= shards; number += 1) await make(number, '--shard', `${number}/${shards}`);
    const parts = Array.from({ length: shards }, (_, at) => out(at + 1));
    const merge = await run(folder, 'merge', ...parts, '--out', out('merged'));
    requireSame(out('whole'), out('merged'));
    const sizes = filesBelow(out('merged')).map((path) => statSync(path).size);
    return { build, shard, shardAgain, merge, files: sizes.length, bytes: sizes.reduce((sum, one) => sum + one, 0) };
  } finally {
    forget();
  }
}

function filesBelow(folder: string): readonly string[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
  return files.map((file) => join(file.parentPath, file.name)).sort();
}

/** Throws where two folders differ in a byte: what is measured must be right. */
function requireSame(one: string, other: string): void {
  const [left, right] = [filesBelow(one), filesBelow(other)];
  const differs = left.find((path, at) => {
    const beside = right[at] ?? '';
    return path.slice(one.length) !== beside.slice(other.length) || !readFileSync(path).equals(readFileSync(beside));
  });
  if (left.length !== right.length || differs !== undefined)
    throw new Error(`${one} and ${other} differ: ${differs ?? `${left.length} and ${right.length} files`}`);
}
