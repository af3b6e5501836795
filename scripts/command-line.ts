import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'astro/zod';
import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { type Shard, toShard } from './build/shard.ts';
import { isSystemError } from './files.ts';

/** 0 well, 1 the content has errors or a check failed, 2 wrong usage. */
export type ExitCode = 0 | 1 | 2;

/** What a person asked for; paths are absolute. */
export type Settings = {
  readonly content: string;
  readonly out: string;
  readonly site?: string;
  /** With leading and trailing slash. */
  readonly base?: string;
  readonly port: number;
  readonly explain: boolean;
  readonly json: boolean;
  /** Of `vocabulary`: add what is proposed. */
  readonly write?: boolean;
  /** How many inputs to try, and which. */
  readonly runs?: number;
  readonly seed?: number;
  /** Where the command was typed; file names count from there. */
  readonly from: string;
  /** Of `build`: only this part of the site. Of `convert`: only read this part of the sources. */
  readonly shard?: Shard;
  readonly names: readonly string[];
  /** Of `entry` and `freeze`, as typed. */
  readonly to?: string;
  readonly into?: readonly string[];
  readonly reason?: string;
  readonly title?: string;
  readonly fragments?: readonly string[];
  readonly date?: string;
  /** Of `convert`: say what would be done, and write nothing. */
  readonly dryRun?: boolean;
  /** Of `check`: the deployed site to compare with. */
  readonly against?: string;
};

export type Run = (settings: Settings) => Promise<ExitCode>;

/** One row of the table of commands. `load` keeps a command's libraries out of the others' start. */
export type CommandRow = {
  readonly name: string;
  readonly summary: string;
  /** As commander writes arguments: `<file>` must be there, `[names...]` may be. */
  readonly arguments?: string;
  readonly extra?: readonly (
    | 'port'
    | 'explain'
    | 'json'
    | 'write'
    | 'entry'
    | 'date'
    | 'against'
    | 'runs'
    | 'dry-run'
    | 'shard'
  )[];
  readonly load: () => Promise<Run>;
};

/** Wrong usage found while a command runs: its text is shown, and the exit code is 2. */
export class UsageError extends Error {}

/** Wrong usage rather than an empty site where the content folder is misspelt. */
export function requireFolder(content: string): void {
  if (statSync(content, { throwIfNoEntry: false })?.isDirectory()) return;
  throw new UsageError(`There is no folder ${content}: give one with --content.`);
}

const optionsSchema = z.object({
  content: z.string(),
  out: z.string(),
  site: z.string().optional(),
  base: z.string().optional(),
  port: z.number().default(4321),
  explain: z.boolean().default(false),
  json: z.boolean().default(false),
  write: z.boolean().default(false),
  runs: z.number().optional(),
  seed: z.number().optional(),
  to: z.string().optional(),
  into: z.array(z.string()).default([]),
  reason: z.string().optional(),
  title: z.string().optional(),
  fragment: z.array(z.string()).default([]),
  date: z.string().optional(),
  against: z.string().optional(),
  dryRun: z.boolean().default(false),
  shard: z.object({ number: z.number(), of: z.number() }).optional(),
});

/** Runs the command that `words` ask for, resolving paths against `from`; the result is the exit code. */
export async function runCommandLine(
  rows: readonly CommandRow[],
  { words, version, from }: { words: readonly string[]; version: string; from: string },
): Promise<ExitCode> {
  let code: ExitCode = 0;
  const program = new Command('sourcebook')
    .description('Turns source documents into an explainer site that people can browse, search and cite.')
    .version(version)
    .exitOverride()
    .showHelpAfterError('Add --help to see what is possible.');
  for (const row of rows) {
    const command = withOptions(program.command(row.name).description(row.summary), row);
    command.action(async () => {
      const run = await row.load();
      code = await run(settingsOf(command, from));
    });
  }
  try {
    if (words.length === 0) program.help({ error: true });
    await program.parseAsync(words, { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (isSystemError(error)) {
      process.stderr.write(`error: ${error.message}. Make room or set its rights, and run this again: it goes on.\n`);
      return 1;
    }
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`error: ${error.message}\n`);
    return 2;
  }
}

function withOptions(command: Command, row: CommandRow): Command {
  command
    .option('--content <dir>', 'the folder with sources and entries', 'content')
    .option('--out <dir>', 'the folder that the site is written to', 'dist')
    .option('--site <url>', 'where the site will be published, e.g. https://example.org', toSite)
    .option('--base <path>', 'the path below it, e.g. /handbook', toBase)
    .showHelpAfterError('Add --help to see what is possible.');
  if (row.extra?.includes('port')) {
    command.option('--port <number>', 'the port to serve at; another is taken where it is in use', toPort, 4321);
  }
  if (row.extra?.includes('explain')) command.option('--explain', 'also show what was left out, and why');
  if (row.extra?.includes('json')) command.option('--json', 'print one line of JSON for each file');
  if (row.extra?.includes('write')) command.option('--write', 'add what is proposed to vocabulary.yaml');
  if (row.extra?.includes('entry')) withEntryOptions(command);
  if (row.extra?.includes('date')) command.option('--date <day>', 'the day it is dated, YYYY-MM-DD; else today', toDay);
  if (row.extra?.includes('against')) {
    command.option('--against <url-or-folder>', 'also compare with a site that is already published');
  }
  if (row.extra?.includes('dry-run')) command.option('--dry-run', 'show what would change, and write nothing');
  if (row.extra?.includes('shard')) {
    command.option('--shard <i/n>', 'only the i-th of n disjoint parts, each for a machine of its own', toOneShard);
  }
  if (row.extra?.includes('runs')) {
    command.option('--runs <number>', 'how many inputs to try', toCount, 1000);
    command.option('--seed <number>', 'which: the same number gives the same inputs', toCount, 1);
  }
  if (row.arguments !== undefined) command.arguments(row.arguments);
  return command;
}

function withEntryOptions(command: Command): void {
  command
    .option('--reason <text>', 'why, in a sentence for readers')
    .option(
      '--to <name>',
      'rename: the new last part of the address; remove, withdraw: id of the entry to read instead',
    )
    .option('--title <text>', 'rename: the new title; the old one becomes a label')
    .option('--into <ids...>', 'merge, split: id of each entry that tells it now')
    .option('--fragment <from=to...>', 'merge: p-old=p-new; split: p-old=id of the entry that has the paragraph');
}

function settingsOf(command: Command, from: string): Settings {
  const { content, out, site, base, shard, port, explain, json, write, dryRun, runs, seed, into, fragment, ...rest } =
    optionsSchema.parse(command.opts());
  return {
    content: resolve(from, content),
    out: resolve(from, out),
    port,
    explain,
    json,
    write,
    dryRun,
    from,
    names: command.args,
    into,
    fragments: fragment,
    ...given(rest),
    ...(runs === undefined ? {} : { runs }),
    ...(seed === undefined ? {} : { seed }),
    ...(site === undefined ? {} : { site }),
    ...(base === undefined ? {} : { base }),
    ...(shard === undefined ? {} : { shard }),
  };
}

/** Without the keys that nobody gave. */
function given<T extends Record<string, string | undefined>>(values: T): { [K in keyof T]?: string } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: string;
  };
}

function toDay(value: string): string {
  if (!z.iso.date().safeParse(value).success) throw new InvalidArgumentError('It must be a day such as 2026-03-31.');
  return value;
}

function toSite(value: string): string {
  const parsed = z.url({ protocol: /^https?$/ }).safeParse(value);
  if (!parsed.success) throw new InvalidArgumentError('It must be an address such as https://example.org.');
  return parsed.data;
}

function toBase(value: string): string {
  const segments = value.split('/').filter((segment) => segment !== '');
  if (segments.some((segment) => !/^[\p{L}\p{N}._~-]+$/u.test(segment) || /^\.+$/.test(segment))) {
    throw new InvalidArgumentError('It must be a path such as /handbook.');
  }
  return segments.length === 0 ? '/' : `/${segments.join('/')}/`;
}

function toOneShard(value: string): Shard {
  const shard = toShard(value);
  if (shard === undefined) throw new InvalidArgumentError('It must be a shard such as 2/4.');
  return shard;
}

function toPort(value: string): number {
  const port = /^\d{1,5}$/.test(value) ? Number(value) : Number.NaN;
  if (!(port <= 65_535)) throw new InvalidArgumentError('It must be a number from 0 to 65535.');
  return port;
}

function toCount(value: string): number {
  if (!/^\d{1,9}$/.test(value)) throw new InvalidArgumentError('It must be a whole number.');
  return Number(value);
}
