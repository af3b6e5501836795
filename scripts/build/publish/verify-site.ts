import { hash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Message } from '../../../src/model/message.ts';
import { UsageError } from '../../command-line.ts';
import { listFiles } from '../../files.ts';
import { MANIFEST, manifestSchema, type SiteManifest } from './site-manifest.ts';

/** A built site in a folder, or published at an address. */
export type BuiltSite = {
  readonly name: string;
  /** Bytes of a file, or nothing where it is not there. Throws where that cannot be told. */
  readonly read: (path: string) => Promise<Uint8Array | undefined>;
  /** Every path there is, where that can be told. */
  readonly list?: () => Promise<readonly string[]>;
  /** Files that a host takes as orders, and does not give out. */
  readonly unserved: ReadonlySet<string>;
};

export type Verified = { readonly manifest: SiteManifest; readonly messages: readonly Message[] };

/** So many files are read at once; a host is not to be flooded. */
const AT_ONCE = 8;
const PATIENCE = 30_000;

export function siteInFolder(folder: string): BuiltSite {
  return {
    name: folder,
    read: (path) => readFile(join(folder, path)).catch(() => undefined),
    list: () => listFiles(folder, '.'),
    unserved: new Set(),
  };
}

/** `address` may end with or without a slash. */
export function siteAtAddress(address: string): BuiltSite {
  const base = address.endsWith('/') ? address : `${address}/`;
  return {
    name: address,
    async read(path) {
      // Many hosts send a browser that asks for `index.html` on to the folder.
      const place = path.replace(/(^|\/)index\.html$/, '$1');
      const url = new URL(place.split('/').map(encodeURIComponent).join('/'), base);
      const answer = await fetch(url, { signal: AbortSignal.timeout(PATIENCE) }).catch((error: unknown) => {
        const cause = error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
        throw new UsageError(`${url.href} cannot be fetched: ${cause}.`);
      });
      // The page of addresses that nobody gave may come with the status that it stands for.
      return answer.ok || path === '404.html' ? new Uint8Array(await answer.arrayBuffer()) : undefined;
    },
    unserved: new Set(['_headers', '_redirects']),
  };
}

/** Compares every file of a site with its manifest. `report` is told how far it has come. */
export async function verifySite(
  site: BuiltSite,
  report: (done: number, total: number) => void = () => {},
): Promise<Verified> {
  const manifest = await manifestOf(site);
  const files = Object.entries(manifest.files).filter(([path]) => !site.unserved.has(path));
  const messages: Message[] = [];
  let next = 0;
  let done = 0;
  const work = async () => {
    for (let file = files[next++]; file !== undefined; file = files[next++]) {
      const [path, wanted] = file;
      const bytes = await site.read(path);
      if (bytes === undefined) messages.push(missing(path, site.name));
      else if (hash('sha256', bytes) !== wanted) messages.push(changed(path, site.name));
      report(++done, files.length);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  const there = (await site.list?.()) ?? [];
  const unknown = there.filter((path) => path !== MANIFEST && manifest.files[path] === undefined);
  return { manifest, messages: [...messages, ...unknown.map((path) => added(path, site.name))] };
}

async function manifestOf(site: BuiltSite): Promise<SiteManifest> {
  const bytes = await site.read(MANIFEST);
  if (bytes === undefined) throw new UsageError(`There is no ${MANIFEST} at ${site.name}: is it a site of Sourcebook?`);
  try {
    return manifestSchema.parse(JSON.parse(new TextDecoder().decode(bytes)));
  } catch {
    throw new UsageError(`${MANIFEST} at ${site.name} is damaged: publish the site again.`);
  }
}

function missing(path: string, site: string): Message {
  return {
    rule: 'site-file-missing',
    severity: 'error',
    path,
    reason: `${site} lacks this file.`,
    advice: 'Publish all files of the built site again.',
  };
}

function changed(path: string, site: string): Message {
  return {
    rule: 'site-file-changed',
    severity: 'error',
    path,
    reason: `${site} has other bytes than were built.`,
    advice: 'Publish it again, and turn off whatever the host does to files on their way.',
  };
}

function added(path: string, site: string): Message {
  return {
    rule: 'site-file-unknown',
    severity: 'warning',
    path,
    reason: `${site} has a file that was not built.`,
    advice: 'Take it away if you did not put it there.',
  };
}
