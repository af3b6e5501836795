import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'astro/zod';
import { type CommandRow, runCommandLine } from './command-line.ts';
import { root } from './root.ts';

const commands: readonly CommandRow[] = [
  {
    name: 'start',
    summary: 'convert, build, and serve the site until Ctrl-C',
    extra: ['port'],
    load: async () => (await import('./commands/start.ts')).start,
  },
  {
    name: 'dev',
    summary: 'serve the site while you write: converts and reloads on every change',
    extra: ['port'],
    load: async () => (await import('./commands/dev.ts')).develop,
  },
  {
    name: 'convert',
    summary: 'make entries from the sources',
    extra: ['dry-run', 'shard'],
    load: async () => (await import('./commands/convert.ts')).runConvert,
  },
  {
    name: 'build',
    summary: 'make the site from the entries',
    extra: ['shard'],
    load: async () => (await import('./commands/build.ts')).runBuild,
  },
  {
    name: 'merge',
    summary: 'put the shards of a site together that `build --shard` has made; refuses where one is missing',
    arguments: '<folders...>',
    load: async () => (await import('./commands/merge.ts')).runMerge,
  },
  {
    name: 'serve',
    summary: 'serve a site that was built, until Ctrl-C',
    extra: ['port'],
    load: async () => (await import('./commands/serve.ts')).runServe,
  },
  {
    name: 'pack',
    summary: 'make one zip file of the site that opens from disk, search included; site.zip where none is named',
    arguments: '[file]',
    load: async () => (await import('./commands/pack.ts')).runPack,
  },
  {
    name: 'check',
    summary: 'say what is wrong with the content; writes nothing',
    extra: ['against'],
    load: async () => (await import('./commands/check.ts')).check,
  },
  {
    name: 'verify',
    summary: 'say whether a built site, in a folder or published, holds just what was built',
    arguments: '<folder-or-address>',
    load: async () => (await import('./commands/verify.ts')).verify,
  },
  {
    name: 'entry',
    summary: 'say what becomes of an entry: rename, merge, split, withdraw, remove, restore; settle ends a conflict',
    arguments: '<action> <id>',
    extra: ['entry', 'date'],
    load: async () => (await import('./commands/entry.ts')).runEntry,
  },
  {
    name: 'freeze',
    summary: 'keep what stands as the next version of each entry that changed: run it when you publish',
    extra: ['date'],
    load: async () => (await import('./commands/freeze.ts')).runFreeze,
  },
  {
    name: 'add',
    summary: 'put documents into the sources: files are copied, web addresses fetched once',
    arguments: '<files-or-addresses...>',
    load: async () => (await import('./commands/add.ts')).add,
  },
  {
    name: 'read',
    summary: 'show what is read of source files',
    arguments: '<files...>',
    extra: ['explain', 'json'],
    load: async () => (await import('./commands/read.ts')).runRead,
  },
  {
    name: 'vocabulary',
    summary: 'propose what vocabulary.yaml could say of the terms found, with the evidence for each',
    arguments: '[terms...]',
    extra: ['write'],
    load: async () => (await import('./commands/vocabulary.ts')).runVocabulary,
  },
  {
    name: 'test',
    summary: 'run every check of the program: format, types, tests, build, browser',
    load: async () => (await import('./commands/test.ts')).test,
  },
  {
    name: 'fuzz',
    summary: 'put hostile documents through the whole conversion, of all formats or those named',
    arguments: '[formats...]',
    extra: ['runs'],
    load: async () => (await import('./commands/fuzz.ts')).fuzz,
  },
  {
    name: 'soak',
    summary: 'kill convert and freeze at random points, and do random operations, over and over: all, or those named',
    arguments: '[names...]',
    extra: ['runs'],
    load: async () => (await import('./commands/soak.ts')).soak,
  },
  {
    name: 'bench',
    summary: 'run the measurements in tests/bench, all or those named',
    arguments: '[names...]',
    load: async () => (await import('./commands/bench.ts')).bench,
  },
];

const { version } = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));

const from = process.cwd();
// For the libraries and programs that colour a log which nobody looks at, as CI's.
if (!process.stdout.isTTY) process.env['NO_COLOR'] ??= '1';
// Astro looks for its own files below the working directory, wherever the command was typed.
process.chdir(root);
process.exitCode = await runCommandLine(commands, { words: process.argv.slice(2), version, from });
