import { createHash } from 'node:crypto';
import { compareText, type Message } from '../../src/model/message.ts';
import { parseYaml } from '../../src/model/parse-yaml.ts';
import { toSlug } from '../../src/model/slug.ts';
import { type Facts, factsSchema, type Sidecar, type SourceDocument, sidecarSchema } from '../../src/model/source.ts';
import { isSystemError, listFiles, readBytes, readTextIfAny } from '../files.ts';
import type { AlbumTask } from './keep-pictures.ts';
import { PictureShelf, withAlts, withoutAlt } from './picture-shelf.ts';
import { endingOf, formats } from './read/index.ts';
import type { DocumentReading } from './read-document.ts';
import { findReading, keepReading, readingKey } from './reading-cache.ts';
import { ReadingPool } from './reading-pool.ts';
import { SIDECAR, sourceFiles, stemOf } from './source-files.ts';

export type Progress = (event: { stage: string; done: number; total: number; name?: string }) => void;

/**
 * Everything in `sources/` → documents, in order of their ids; what cannot be read is a message, and the rest goes on.
 * Pictures that may be shown are put into `pictures/` as they come, so that memory does not grow with them.
 */
export async function readSources(
  content: string,
  progress: Progress,
  { dryRun = false, isWanted = () => true }: { dryRun?: boolean; isWanted?: (path: string) => boolean } = {},
): Promise<{ documents: readonly SourceDocument[]; messages: readonly Message[] }> {
  const wanted = sourceFiles(await listFiles(content, 'sources')).filter(isWanted);
  const documents = new Map<string, SourceDocument>();
  const messages: Message[] = [];
  const shelf = new PictureShelf(content, dryRun);
  const results = await readAll(content, { wanted, progress, shelf });
  for (const { path, result } of results) {
    // A picture that a source shows is no source of its own.
    if (!shelf.beside.has(path)) messages.push(...result.messages);
    const { document } = result;
    const other = document && documents.get(document.id);
    if (document === undefined) continue;
    if (other === undefined) documents.set(document.id, document);
    else messages.push(taken(path, document.id, other.file ?? other.id));
  }
  progress({ stage: 'read', done: wanted.length, total: wanted.length });
  return { documents: [...documents.values()].sort((a, b) => compareText(a.id, b.id)), messages };
}

/** Reads with as many workers as there are cores; the results come in the order of the paths all the same. */
async function readAll(
  content: string,
  { wanted, progress, shelf }: { wanted: readonly string[]; progress: Progress; shelf: PictureShelf },
): Promise<readonly { path: string; result: Result }[]> {
  const pool = new ReadingPool();
  const results: { path: string; result: Result }[] = [];
  let next = 0;
  let done = 0;
  const work = async () => {
    for (let at = next++; at < wanted.length; at = next++) {
      const path = wanted[at] ?? '';
      results[at] = { path, result: await readSource(content, { path, pool, shelf }) };
      done += 1;
      progress({ stage: 'read', done, total: wanted.length, name: path });
    }
  };
  try {
    await Promise.all(Array.from({ length: pool.workers }, work));
  } finally {
    await pool.close();
  }
  return results;
}

type Result = { readonly document?: SourceDocument; readonly messages: readonly Message[] };

/** How one source is read: by whom, and where its pictures go. */
type Means = { readonly path: string; readonly pool: ReadingPool; readonly shelf: PictureShelf };

/** A file that went away, or may not be read, is a message like any other trouble with a source. */
async function readSource(content: string, what: Means): Promise<Result> {
  try {
    return await readFound(content, what);
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return { messages: [notReadable(what.path, error)] };
  }
}

async function readFound(content: string, means: Means): Promise<Result> {
  const { path } = means;
  const beside = await readSidecar(content, path);
  const sidecar = beside.value ?? {};
  const base = { id: sidecar.id ?? idOf(path), show: sidecar.show ?? 'excerpts' } as const;
  const stated = statedOf(sidecar);
  if (path.endsWith(SIDECAR)) {
    const facts = factsOf(sidecar);
    const document = {
      ...base,
      type: sidecar.type ?? 'webpage',
      facts,
      factOrigins: origins(facts),
      ...stated,
      passages: [],
    };
    return beside.value === undefined ? beside : { document, messages: beside.messages };
  }
  const bytes = await readBytes(content, path);
  const hash = createHash('sha256').update(bytes).digest('hex');
  const task: AlbumTask = { path, bytes, content, show: base.show, ...rightsOf(sidecar) };
  const reading = await readOrRecall(task, { ...means, hash });
  const changed = sidecar.sha256 !== undefined && sidecar.sha256 !== hash;
  const pictures = withAlts(reading.pictures, sidecar.alts ?? {});
  const messages = [
    ...beside.messages,
    ...reading.messages,
    ...(changed ? [snapshotChanged(path)] : []),
    ...withoutAlt(path, pictures),
  ];
  const { passages } = reading;
  if (passages.length === 0) return { messages: messages.length > 0 ? messages : [wordless(path)] };
  const own = factsOf(sidecar);
  const facts = factsSchema.parse({ ...reading.facts, ...own });
  const document: SourceDocument = {
    ...base,
    file: path,
    format: formats[endingOf(path)]?.name ?? 'unknown',
    type: sidecar.type ?? (facts.publisher === undefined ? 'article' : 'webpage'),
    hash,
    facts,
    factOrigins: { ...reading.factOrigins, ...origins(own) },
    ...stated,
    passages: [...passages],
    ...(pictures.length === 0 ? {} : { pictures: [...pictures] }),
  };
  return { document, messages };
}

/** An unchanged file is not read again: what was made of it is kept by its content. */
async function readOrRecall(
  task: AlbumTask,
  { pool, shelf, hash }: Means & { readonly hash: string },
): Promise<DocumentReading> {
  const key = readingKey(task.path, hash);
  const before = await findReading(key, task);
  if (before !== undefined) return shelf.note(before);
  const { reading, made } = await pool.readDocument(task);
  await shelf.put(made);
  shelf.note(reading);
  // What a limit cut off is tried again: it may have been the machine's load.
  if (reading.passages.length > 0) await keepReading(key, reading, task);
  return reading;
}

async function readSidecar(content: string, path: string) {
  const sidecarPath = `${stemOf(path)}${SIDECAR}`;
  const text = await readTextIfAny(content, sidecarPath);
  return text === undefined ? { messages: [] } : parseYaml(sidecarSchema, { path: sidecarPath, text });
}

function statedOf({ retrieved, retracted }: Sidecar): Pick<SourceDocument, 'retrieved' | 'retracted'> {
  return { ...(retrieved === undefined ? {} : { retrieved }), ...(retracted === undefined ? {} : { retracted }) };
}

function rightsOf({ rights }: Sidecar): { rights?: string } {
  return rights === undefined ? {} : { rights };
}

function factsOf({ id, type, show, retrieved, retracted, sha256, alts, ...facts }: Sidecar): Facts {
  return facts;
}

function origins(facts: Facts): Record<string, string> {
  return Object.fromEntries(Object.keys(facts).map((name) => [name, 'sidecar']));
}

function nameOf(stem: string): string {
  return stem.slice(stem.lastIndexOf('/') + 1);
}

/** A name without letters or digits gives an id all the same. */
function idOf(path: string): string {
  const name = nameOf(stemOf(path));
  return toSlug(name) || `source-${createHash('sha256').update(name).digest('hex').slice(0, 8)}`;
}

function notReadable(path: string, error: Error): Message {
  return {
    rule: 'source-not-readable',
    severity: 'error',
    path,
    reason: `The file cannot be read: ${error.message.replace(/\.$/, '')}.`,
    advice: 'Put it back, or let yourself read it; what it gave before is kept.',
  };
}

function taken(path: string, id: string, other: string): Message {
  return {
    rule: 'source-id-taken',
    severity: 'error',
    path,
    reason: `Its id \`${id}\` is already that of ${other}.`,
    advice: `Rename the file, or give it another \`id\` in ${stemOf(path)}${SIDECAR}; the first file in name order was kept.`,
  };
}

function wordless(path: string): Message {
  return {
    rule: 'source-without-text',
    severity: 'error',
    path,
    reason: 'No text was found in the document.',
    advice: 'If it is a scan, put it through text recognition first; else save it in another format.',
  };
}

function snapshotChanged(path: string): Message {
  return {
    rule: 'snapshot-changed',
    severity: 'warning',
    path,
    reason: 'The file is no longer what was fetched from its address.',
    advice: `Restore it, or remove \`sha256\` and \`retrieved\` from ${stemOf(path)}${SIDECAR} if you changed it on purpose.`,
  };
}
