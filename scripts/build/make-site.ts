import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { digestOf } from '../../src/data/digest-of.ts';
import { changedByEdits, handedOver } from '../../src/data/handed-over.ts';
import type { ContentFolder } from '../../src/loader/content-folder.ts';
import { LARGE } from '../spare-memory.ts';
import type { Build, Built } from './build-site.ts';
import { isOpen, type Loaded, openSite } from './open-site.ts';
import { partKeys } from './parts/part-digests.ts';
import type { SitePart } from './parts/site-part.ts';
import { editedParts, type Parts, siteParts } from './parts/site-parts.ts';
import type { Looked } from './publish/look-at-site.ts';
import { type Publishing, publishParts } from './publish/publish-parts.ts';
import { changedManifest, generator, MANIFEST, manifestBytes } from './publish/site-manifest.ts';
import { isAsLeft, type KeptRecord } from './publish/site-record.ts';
import { isOfShard, SHARD, shardManifest } from './shard.ts';

type Making = {
  readonly code: string;
  readonly folder: ContentFolder;
  readonly state: string;
  /** What is known of the output folder, and how it lies there. */
  readonly kept: KeptRecord;
  readonly looking: Promise<Looked>;
};

/** Makes what has changed of a site. */
export async function makeSite(build: Build, making: Making): Promise<Built> {
  const { shard, out } = build;
  const { state, kept, looking } = making;
  const { parts, lists, ...loaded } = await partsToMake(build, making);
  const { site, messages, common, isEdit } = loaded;
  const own = shard === undefined ? parts : parts.filter(({ name }) => isOfShard(name, shard));
  const keys = partKeys(site, { common, known: isEdit ? unchangedIn(kept) : {} });
  // What an entry of the open lane runs may show anything, and so it is made at every build.
  const head = { state: isOpen(site) ? '' : state, messages, content: site.digest, common, lists };
  const about = aboutOf(build, { code: making.code, loaded, parts, own });
  const built = await publishParts(own, { out, keys, about, kept, looked: await looking, areAll: !isEdit, head });
  return { messages, isEdit, ...built };
}

/** All parts of the site; where nothing but entries' own texts has changed since it was built, those that show them. */
async function partsToMake(build: Build, making: Making): Promise<Parts & Loaded> {
  const { kept } = making;
  const { whole, edited, save } = openSite(build, making);
  const edits = await edited(sinceOf(build, kept));
  const parts = edits && (await partsOfEdits(edits, making));
  if (parts !== undefined) {
    save();
    return parts;
  }
  // Between two collections the heap may grow by half, not more: much of what loading leaves is garbage, and grows with the site.
  if (making.folder.entries.length < LARGE) setFlagsFromString('--heap-growing-percent=50');
  const loaded = await whole();
  save();
  return { ...loaded, ...(await siteParts(handedOver(), loaded)) };
}

/** Undefined where they are not all that must be made. */
async function partsOfEdits(loaded: Loaded, { kept, looking }: Making): Promise<(Parts & Loaded) | undefined> {
  if (loaded.common !== kept.head.common) return undefined;
  const making = { ...loaded, before: kept.head.lists };
  // Listed twice: while the site is still being looked at, what the pages are made with is loaded.
  await editedParts(handedOver(), { ...making, readers: [] });
  const { changed, readers } = await looking;
  const made = await editedParts(handedOver(), { ...making, readers });
  const names = new Set(made.parts.map(({ name }) => name));
  return [...changed, ...readers].every((name) => names.has(name)) ? { ...loaded, ...made } : undefined;
}

/** Digest of the content that the whole site in the output folder was made from; empty where that is not known. */
function sinceOf({ out, shard }: Build, { head }: KeptRecord): string {
  const isWhole = shard === undefined && head.state !== '' && head.about[0]?.[0] === MANIFEST;
  return isWhole && isAsLeft({ files: head.about }, out) ? head.content : '';
}

/** Digests of what edits leave as it was. */
function unchangedIn({ head }: KeptRecord): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(head.digests).filter(([name]) => !changedByEdits.has(name)));
}

type Telling = {
  readonly code: string;
  readonly loaded: Loaded;
  readonly parts: readonly SitePart[];
  readonly own: readonly SitePart[];
};

function aboutOf(build: Build, { code, loaded, parts, own }: Telling): Publishing['about'] {
  const { out, site: origin, base = '/', shard } = build;
  const { site, isEdit } = loaded;
  const head = { generator, content: site.digest };
  return ({ files, changed, gone }) => {
    const before = () => readFileSync(join(out, MANIFEST));
    if (isEdit) return [MANIFEST, changedManifest(before(), { ...head, files: changed, gone })];
    if (shard === undefined) return [MANIFEST, manifestBytes({ ...head, files })];
    const state = digestOf([code, base, origin, site.digest]);
    return [SHARD, Buffer.from(shardManifest({ ...head, shard, state, parts, own: own.length, files }))];
  };
}
