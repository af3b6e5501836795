import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { digestOf } from '../../src/data/digest-of.ts';
import { contentDigest } from '../../src/loader/content-digest.ts';
import { ContentChanged, readContentFolder } from '../../src/loader/content-folder.ts';
import { LostBody } from '../../src/loader/memory/body-pack.ts';
import { openSoundTexts, SOUND } from '../../src/loader/memory/sound-texts.ts';
import type { Message } from '../../src/model/message.ts';
import { committedLedger } from '../ledger/committed-ledger.ts';
import type { Known } from '../ledger/ledger-problems.ts';
import { versionStamps } from '../ledger/version-stamps.ts';
import { LARGE, spareMemory } from '../spare-memory.ts';
import { cacheFor, cacheOf } from './cache-for.ts';
import { contentStamps } from './content-stamps.ts';
import { type Looking, startLooking } from './publish/look-thread.ts';
import { finishChanges, isChanging, siteMarker } from './publish/publish-changes.ts';
import { codeDigest, isAsLeft, openRecord } from './publish/site-record.ts';
import type { Shard } from './shard.ts';

/** Which content a site is built of, where it is written, and where it will stand. Paths are absolute. */
export type Build = {
  readonly content: string;
  readonly out: string;
  readonly site?: string;
  readonly base?: string;
  /** Only this part of the site. */
  readonly shard?: Shard;
  /** Where the folder is being looked at already. */
  readonly looking?: Looking | undefined;
  /** For what the site is not built, whatever it would show; asked where anything has changed. */
  readonly refuse?: (known: Known) => Promise<readonly Message[]>;
};

/** `pages` counts HTML files, `rendered` those made now. Where it is refused, nothing is. `isEdit`: nothing but entries' own texts had changed. */
export type Built = {
  readonly messages: readonly Message[];
  readonly pages: number;
  readonly rendered: number;
  readonly refused?: true;
  readonly isEdit?: boolean;
};

/**
 * Builds the site of a content folder into `out`. What shows the same as in the site that stands there is not made
 * again, and keeps its bytes and times. `out` changes only when all of the new site has been made.
 */
export async function buildSite(build: Build): Promise<Built> {
  try {
    return await buildChanged(build);
  } catch (error) {
    // Somebody has deleted a part of the cache: that changes nothing but time.
    if (error instanceof LostBody) await rm(cacheFor(build.content), { recursive: true, force: true });
    else if (!(error instanceof ContentChanged)) throw error;
    return await buildChanged({ ...build, looking: undefined });
  }
}

async function buildChanged(build: Build): Promise<Built> {
  const { out } = build;
  // What a run that was killed had begun to change is as the next look should find it.
  if (isChanging(out)) finishChanges(out);
  const { read, looked: looking } = build.looking ?? startLooking(out);
  const code = await codeDigest();
  const { folder, state, ...addresses } = await readContent(build, code);
  if (folder.entries.length >= LARGE) spareMemory();
  await read;
  const kept = openRecord(out);
  const { about, messages, pages } = kept.head;
  const isSame = kept.head.state === state && existsSync(join(out, siteMarker)) && isAsLeft({ files: about }, out);
  if (isSame && (await looking).changed.size === 0) return { messages, pages, rendered: 0 };
  const sound = openSoundTexts(join(cacheOf(build.content, code), 'entries', SOUND));
  const known = { sound, folder, ...addresses };
  const [refusals = [], { makeSite }] = await Promise.all([build.refuse?.(known), import('./make-site.ts')]);
  if (refusals.length > 0) return { messages: refusals, pages: 0, rendered: 0, refused: true };
  return makeSite(build, { code, folder, state, kept, looking });
}

/** The content, and a digest of all that the site is made of. */
async function readContent({ content, base, site, shard }: Build, code: string) {
  const asked = committedLedger(content);
  const stamps = contentStamps(content);
  const folder = await readContentFolder(content, stamps);
  stamps.save();
  const { pictures } = folder;
  const committed = await asked;
  const versions = await versionStamps(content);
  const state = digestOf([code, base, site, shard, contentDigest(folder), pictures, [committed, versions]]);
  return { folder, state, committed, versions };
}
