import { hash } from 'node:crypto';
import { existsSync, lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openStamps } from '../../../src/loader/memory/file-stamps.ts';
import { openLines } from '../../../src/loader/memory/kept-lines.ts';
import type { Message } from '../../../src/model/message.ts';
import { listFiles } from '../../files.ts';
import { root } from '../../root.ts';

/** A part of a site as the last build left it in the output folder. */
export type MadePart = {
  readonly name: string;
  /** Digest of the code, of what it shows and of what it read. */
  readonly key: string;
  /** Parts of the loaded site that were read while it was made. */
  readonly reads: readonly string[];
  readonly files: readonly MadeFile[];
};

/** Path, size in bytes, time of change in milliseconds and SHA-256 of a file. */
export type MadeFile = readonly [path: string, size: number, time: number, sum: string];

/** What the last build left in an output folder. */
export type SiteRecord = {
  /** Digest of all that it was made of; empty where something was, that cannot be told. */
  readonly state: string;
  /** What was to be said of the content. */
  readonly messages: readonly Message[];
  /** What the site says of itself. */
  readonly about: readonly MadeFile[];
  /** Digests of the content, and of all else that every part depends on. */
  readonly content: string;
  readonly common: string;
  /** Digest of each part of the loaded site that any of them read, by name. */
  readonly digests: Readonly<Record<string, string>>;
  /** What was read of the loaded site while the pages of a component were listed. */
  readonly lists: Readonly<Record<string, readonly string[]>>;
  /** How many pages the site has. */
  readonly pages: number;
  readonly parts: readonly MadePart[];
};

/** Stands in the record for what is not of one part; no part is named so. */
const HEAD = '';
type Head = Omit<SiteRecord, 'parts'>;
const NOTHING: Head = {
  ...{ state: '', content: '', common: '', messages: [], about: [] },
  ...{ digests: {}, lists: {}, pages: 0 },
};

/** A part as it is written down: there are seven files an entry. */
type Line = readonly [key: string, reads: string, ...files: (string | number)[]];
/** Values before those of its files, and of each. */
const BEFORE_FILES = 2;
const OF_FILE = 4;

/** What is known of an output folder: of whichever content it was built last, by its path alone. */
export type KeptRecord = {
  readonly head: Head;
  /** Every part, read from the record anew. */
  readonly parts: () => Iterable<MadePart>;
  readonly part: (name: string) => MadePart | undefined;
  /**
   * Keeps these parts as they are once they are stamped, and no others where they are all; those that were read of the
   * record stay as they were.
   */
  readonly save: (record: SiteRecord, how: { areAll: boolean; stamped: (part: MadePart) => MadePart }) => void;
};

/**
 * What the last build left in the output folder, or nothing where that is not known. The record may be deleted at any
 * time: then the whole site is made.
 */
export function openRecord(out: string): KeptRecord {
  const { names, get, change } = openLines(recordFile(out), isLineOrHead);
  const head = get(HEAD);
  const given = new WeakSet<MadePart>();
  const partOf = (name: string): MadePart | undefined => {
    const line = get(name);
    if (line === undefined || !isLine(line)) return undefined;
    const part = toPart(name, line);
    given.add(part);
    return part;
  };
  return {
    head: head === undefined || isLine(head) ? NOTHING : head,
    *parts() {
      for (const name of names()) {
        const part = partOf(name);
        if (part !== undefined) yield part;
      }
    },
    part: partOf,
    save({ parts, ...head }, { areAll, stamped }) {
      const gone = new Set(areAll ? names() : []);
      for (const name of [HEAD, ...parts.map((part) => part.name)]) gone.delete(name);
      change(linesOf(), gone);

      // One by one: the lines of a site that is made for the first time are a third of all that is held.
      function* linesOf(): Iterable<readonly [string, Line | Head]> {
        yield [HEAD, head];
        for (const one of parts) {
          const part = stamped(one);
          if (!given.has(part)) yield [part.name, toLine(part)];
        }
      }
    },
  };
}

/** Where that is written down. */
export function recordFile(out: string): string {
  return join(root, '.sourcebook', 'cache', 'sites', `${hash('sha256', out).slice(0, 16)}.jsonl`);
}

function toLine({ key, reads, files }: MadePart): Line {
  return [key, reads.join(' '), ...files.flat()];
}

function toPart(name: string, line: Line): MadePart {
  const [key, reads] = line;
  const files: MadeFile[] = [];
  for (let at = BEFORE_FILES; at < line.length; at += OF_FILE)
    files.push([String(line[at]), Number(line[at + 1]), Number(line[at + 2]), String(line[at + 3])]);
  return { name, key, reads: reads === '' ? [] : reads.split(' '), files };
}

// Not checked file by file.
function isLineOrHead(value: unknown): value is Line | Head {
  return Array.isArray(value) || (typeof value === 'object' && value !== null && 'lists' in value);
}

function isLine(value: Line | Head): value is Line {
  return Array.isArray(value);
}

/** Whether a part's files lie in the folder as the build left them: size and time of each. */
export function isAsLeft({ files }: Pick<MadePart, 'files'>, out: string): boolean {
  return files.every((file) => isFileAsLeft(file, out));
}

export function isFileAsLeft([path, size, time]: MadeFile, out: string): boolean {
  // Of ten thousand entries these are seventy thousand files: joining paths would take as long as looking at them.
  const found = stampOf(`${out}/${path}`);
  return found !== undefined && found[0] === size && found[1] === time;
}

export function stampOf(file: string): readonly [size: number, time: number] | undefined {
  const found = lstatSync(file, { throwIfNoEntry: false });
  return found?.isFile() ? [found.size, found.mtimeMs] : undefined;
}

let known: Promise<string> | undefined;

/** Digest of all code that decides what a page looks like, packages by their lock file. It is that of the code that runs. */
export function codeDigest(): Promise<string> {
  known ??= digestOfCode();
  return known;
}

async function digestOfCode(): Promise<string> {
  const stamps = openStamps((path) => join(root, path), join(root, '.sourcebook', 'cache', 'code.jsonl'));
  const folders = await Promise.all(['src', 'scripts', 'public'].map((part) => listFiles(root, part)));
  const single = ['astro.config.mjs', 'package.json', 'package-lock.json', 'tsconfig.json'];
  const read = (path: string) => stamps.known(path, () => hash('sha256', readFileSync(join(root, path))));
  // A package that is installed without its lock file is told by package.json.
  const paths = [...single.filter((path) => existsSync(join(root, path))), ...folders.flat()];
  const digests = paths.map((path) => [path, read(path)]);
  stamps.save();
  return hash('sha256', JSON.stringify([process.version, digests]), 'base64url');
}

export function isPage(path: string): boolean {
  return path.endsWith('.html');
}
