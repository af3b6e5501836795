import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { listFiles } from '../files.ts';
import { noBytes, siteMarker, startChanges } from './publish/publish-changes.ts';
import { startSite } from './publish/publish-folder.ts';
import { MANIFEST, manifestBytes } from './publish/site-manifest.ts';
import { readShard, type ShardManifest } from './shard.ts';

type Merged = { readonly files: number } | { readonly refused: string };

/**
 * Puts the shards of one site together in `out`: byte for byte what one build of it all makes. Refuses where one is
 * missing, incomplete, there twice, or of another state of the content, the code or the address.
 */
export async function mergeShards(folders: readonly string[], out: string): Promise<Merged> {
  const shards = folders.map((folder) => ({ folder, manifest: readShard(folder) }));
  const found: { folder: string; manifest: ShardManifest }[] = [];
  for (const { folder, manifest } of shards) {
    if (manifest === undefined) return { refused: `${folder} holds no shard of a site.` };
    found.push({ folder, manifest });
  }
  const refused = whyNotTogether(found) ?? found.map(whyIncomplete).find((reason) => reason !== undefined);
  const [first] = found;
  if (refused !== undefined || first === undefined) return { refused: refused ?? 'No shard was named.' };
  const isThere = existsSync(out);
  const old = existsSync(join(out, siteMarker)) ? await listFiles(out, '.') : [];
  const changes = isThere ? startChanges(out) : startSite(out);
  const sums = new Map<string, string>();
  for (const { folder, manifest } of found) {
    for (const [path, , sum] of manifest.files) {
      changes.put(path, readFileSync(join(folder, path)));
      sums.set(path, sum);
    }
  }
  const { generator, content } = first.manifest;
  changes.put(MANIFEST, manifestBytes({ generator, content, files: [...sums] }));
  changes.put(siteMarker, noBytes);
  changes.publish(old.filter((path) => path !== MANIFEST && !sums.has(path)));
  return { files: sums.size };
}

type Found = { readonly folder: string; readonly manifest: ShardManifest };

function whyNotTogether(found: readonly Found[]): string | undefined {
  const first = found[0];
  if (first === undefined) return 'No shard was named.';
  const { of, site, parts, all } = first.manifest;
  const other = found.find(({ manifest }) => manifest.site !== site || manifest.of !== of || manifest.parts !== parts);
  if (other !== undefined) return `${other.folder} and ${first.folder} are not shards of the same site.`;
  const numbers = found.map(({ manifest }) => manifest.number);
  const missing = Array.from({ length: of }, (_, at) => at + 1).filter((number) => !numbers.includes(number));
  if (missing.length > 0) return `Missing: shard ${missing.join(', ')} of ${of}.`;
  if (new Set(numbers).size < numbers.length) return `A shard was named twice: ${numbers.join(', ')}.`;
  const own = found.reduce((sum, { manifest }) => sum + manifest.own, 0);
  if (own !== all) return `The shards hold ${own} parts of ${all}.`;
  const paths = found.flatMap(({ manifest }) => manifest.files.map(([path]) => path));
  if (new Set(paths).size < paths.length) return 'Two shards hold the same file.';
  return undefined;
}

function whyIncomplete({ folder, manifest }: Found): string | undefined {
  const lost = manifest.files.find(
    ([path, size]) => statSync(join(folder, path), { throwIfNoEntry: false })?.size !== size,
  );
  return lost === undefined ? undefined : `${folder} is incomplete: ${lost[0]} is missing or not as it was built.`;
}
