import { basename, dirname, extname, join, resolve } from 'node:path';
import { buildSite } from '../build/build-site.ts';
import { cacheFor } from '../build/cache-for.ts';
import { type ExitCode, requireFolder, type Settings, UsageError } from '../command-line.ts';
import { writeFileSafely } from '../files.ts';
import { ledgerProblems } from '../ledger/ledger-problems.ts';
import { packSite } from '../pack/pack-site.ts';
import { say, showMessages, tell, timed } from '../terminal.ts';

/** `sourcebook pack`: the site as one zip file that opens from disk, search included. */
export async function runPack({ content, site, names, from }: Settings): Promise<ExitCode> {
  requireFolder(content);
  const [name = 'site.zip', ...more] = names;
  if (more.length > 0 || extname(name) !== '.zip') throw new UsageError('Name one file that ends in .zip.');
  const refused = await ledgerProblems(content);
  if (refused.length > 0) return showMessages(refused);
  tell('Building the site …');
  const folder = join(cacheFor(content), 'packed');
  const build = () => buildSite({ content, out: folder, base: '/', ...(site === undefined ? {} : { site }) });
  const { result } = await timed('building', build);
  tell('Packing …');
  const file = resolve(from, name);
  const packed = await timed('packing', () => packSite(folder, basename(file, '.zip')));
  await writeFileSafely(dirname(file), basename(file), packed.result.zip);
  const { files, zip } = packed.result;
  say(`Packed: ${files} files in ${file} (${(zip.length / 1e6).toFixed(1)} MB). Unpack it and open index.html.`);
  return showMessages(result.messages);
}
