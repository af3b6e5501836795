import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { stringify } from 'yaml';
import { toSlug } from '../../src/model/slug.ts';
import { type ExitCode, type Settings, UsageError } from '../command-line.ts';
import { fetchSource } from '../fetch-source.ts';
import { writeFileSafely } from '../files.ts';
import { endingOf, formats } from '../pipeline/read/index.ts';
import { colours, say } from '../terminal.ts';
import { addBibliography, isBibliography } from './add-bibliography.ts';

/**
 * Puts documents into `sources/`: files are copied, web addresses are fetched once and kept as a snapshot, and of a
 * bibliography each work becomes a source of facts alone.
 */
export async function add({ names, content, from }: Settings): Promise<ExitCode> {
  mkdirSync(join(content, 'sources'), { recursive: true });
  let code: ExitCode = 0;
  for (const name of names) {
    try {
      if (isBibliography(name)) {
        if ((await addBibliography(content, resolve(from, name))) !== 0) code = 1;
        continue;
      }
      const added = /^https?:\/\//i.test(name)
        ? await addAddress(content, name)
        : await addFile(content, resolve(from, name));
      say(`added ${added}`);
    } catch (error) {
      if (error instanceof UsageError || !(error instanceof Error)) throw error;
      say(colours.red(`${name} error ${error.message}. Nothing was written for it.`));
      code = 1;
    }
  }
  return code;
}

async function addFile(content: string, path: string): Promise<string> {
  if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true) throw new Error('there is no such file');
  return put(content, basename(path), readFileSync(path));
}

async function addAddress(content: string, address: string): Promise<string> {
  const { bytes, url, mediaType } = await fetchSource(address);
  const { hostname, pathname } = new URL(url);
  const ending = endingFor(mediaType, pathname);
  const stem = toSlug(
    `${hostname.replace(/^www\./, '')} ${decodeURIComponent(pathname).replace(/\.[a-z0-9]{1,5}$/i, '')}`,
  );
  const added = await put(content, `${stem}.${ending}`, bytes);
  // The clock is read here and nowhere else: the day of retrieval is a fact of the snapshot.
  const retrieved = new Date().toISOString().slice(0, 10);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  await writeFileSafely(content, `sources/${stem}.source.yaml`, stringify({ url, retrieved, sha256 }));
  return added;
}

/** Never over a file with other bytes: a snapshot, once cited, stays. */
async function put(content: string, name: string, bytes: Uint8Array): Promise<string> {
  const ending = endingOf(name);
  if (formats[ending] === undefined) throw new Error(`there is no reader for \`.${ending}\``);
  const path = `sources/${name}`;
  const target = join(content, path);
  if (existsSync(target) && !readFileSync(target).equals(bytes)) {
    throw new Error(`${path} is there already, with other content; rename one of the two`);
  }
  await writeFileSafely(content, path, bytes);
  return path;
}

const ENDINGS: Readonly<Record<string, string>> = {
  'text/html': 'html',
  'application/xhtml+xml': 'html',
  'application/pdf': 'pdf',
  'text/plain': 'txt',
  'text/markdown': 'md',
  'application/epub+zip': 'epub',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.oasis.opendocument.text': 'odt',
  'message/rfc822': 'eml',
};

/** By what the server says it is; where it does not know, by the address. */
function endingFor(mediaType: string, pathname: string): string {
  const ending = endingOf(pathname);
  const named = formats[ending] === undefined ? undefined : ending;
  return (mediaType === 'text/plain' ? named : undefined) ?? ENDINGS[mediaType] ?? named ?? 'html';
}
