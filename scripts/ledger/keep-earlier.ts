import { parseBody } from '../../src/loader/parse-body.ts';
import type { ParsedContent } from '../../src/loader/parse-content.ts';
import { quotedPassages } from '../../src/loader/quoted-passages.ts';
import { readFrozen } from '../../src/loader/versions/version-pages.ts';
import { type EarlierText, earlierTextSchema } from '../../src/model/source.ts';
import { listFiles, readTextIfAny, removeFile, writeFileSafely } from '../files.ts';
import type { Given } from './give-fragments.ts';

/**
 * Earlier texts of sources stay as long as an entry or a frozen version quotes what only they have, or the whole text
 * was shown and each of its passages could be linked to; the others go. `frozen`: what the entries quote now is in
 * their versions too.
 */
export async function keepEarlier(content: string, { parsed, entries }: Given, frozen = false): Promise<void> {
  if (parsed.earlier.size === 0) return;
  const inEntries = new Set(entries.flatMap(({ rendered }) => rendered.passages));
  let inAll: ReadonlySet<string> | undefined;
  for (const path of (await listFiles(content, 'earlier')).filter((one) => one.endsWith('.json'))) {
    const text = textOf((await readTextIfAny(content, path)) ?? '');
    if (text === undefined) continue;
    const lost = lostFrom(text, parsed);
    const quotedIn = (passages: ReadonlySet<string>) => lost.filter((id) => passages.has(`${text.id}#${id}`));
    // Versions are read once after a source has changed; from then on freezing says what they quote.
    if (text.inVersions === undefined) inAll ??= await passagesInVersions(content, parsed);
    const before = text.inVersions ?? quotedIn(inAll ?? new Set());
    const inVersions = frozen ? [...new Set([...before, ...quotedIn(inEntries)])] : before;
    const needed = inVersions.length > 0 || quotedIn(inEntries).length > 0;
    if (needed || parsed.documents.get(text.id)?.show === 'full')
      await writeFileSafely(content, path, `${JSON.stringify({ ...text, inVersions }, null, 1)}\n`);
    else await removeFile(content, path);
  }
}

/** A file that cannot be read has a message of its own, and stays. */
function textOf(json: string): EarlierText | undefined {
  try {
    return earlierTextSchema.safeParse(JSON.parse(json)).data;
  } catch {
    return undefined;
  }
}

/** Ids of the passages that the source has no more. */
function lostFrom({ id, passages }: EarlierText, { documents }: ParsedContent): readonly string[] {
  const now = new Map(documents.get(id)?.passages.map((passage) => [passage.id, passage.text]));
  return passages.filter((passage) => now.get(passage.id) !== passage.text).map((passage) => passage.id);
}

async function passagesInVersions(content: string, { ledger }: ParsedContent): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  for (const { id, versions } of ledger.standings.values()) {
    for (const { hash } of versions) {
      const { text } = await readFrozen(content, hash);
      for (const passage of quotedPassages(parseBody({ path: `entries/${id}.mdx`, text }, true).tree))
        found.add(passage);
    }
  }
  return found;
}
