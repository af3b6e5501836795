import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { stringify } from 'yaml';
import { toLine } from '../../src/model/message.ts';
import type { ExitCode } from '../command-line.ts';
import { writeFileSafely } from '../files.ts';
import { readBibliography } from '../pipeline/read-bibliography.ts';
import { colours, say } from '../terminal.ts';

/** BibTeX, or CSL-JSON. */
export function isBibliography(name: string): boolean {
  return !/^https?:/i.test(name) && /\.(bib|json)$/i.test(name);
}

/** Each work of the file → `sources/<id>.source.yaml`. Never over one that is there: a person may have edited it. */
export async function addBibliography(content: string, path: string): Promise<ExitCode> {
  if (!existsSync(path)) throw new Error('there is no such file');
  const { works, messages } = readBibliography({ path: basename(path), text: readFileSync(path, 'utf8') });
  for (const message of messages) say(colours.red(toLine(message)));
  for (const { id, sidecar } of works) {
    const target = `sources/${id}.source.yaml`;
    if (existsSync(join(content, target))) say(`kept ${target}: it is there already`);
    else {
      await writeFileSafely(content, target, stringify(sidecar));
      say(`added ${target}`);
    }
  }
  return messages.length > 0 ? 1 : 0;
}
