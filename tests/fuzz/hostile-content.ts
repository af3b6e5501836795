import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { endingOf } from '../../scripts/pipeline/read/index.ts';
import { word } from './hostile-words.ts';
import { inputs } from './inputs.ts';
import { markdownText } from './text-grammar.ts';

/** Writes `count` hostile sources of each format, and as many entries as a stranger might hand in; the seed decides. */
export function writeHostileContent(content: string, { count, seed }: { count: number; seed: number }): number {
  let files = 0;
  const write = (path: string, bytes: Uint8Array | string) => {
    mkdirSync(dirname(join(content, path)), { recursive: true });
    writeFileSync(join(content, path), bytes);
    files += 1;
  };
  for (const [ending, arbitrary] of inputs)
    for (const [at, { path, bytes }] of fc.sample(arbitrary, { seed, numRuns: count }).entries()) {
      const name = /^[\w-]{1,40}$/.test(nameIn(path)) ? nameIn(path) : 'document';
      write(`sources/${name}-${at}-${ending}.${endingOf(path)}`, bytes);
    }
  const entry = fc.tuple(word, word, markdownText);
  for (const [at, [title, summary, text]] of fc.sample(entry, { seed, numRuns: count }).entries())
    write(`entries/hostile-${at}.mdx`, `${frontmatter({ id: `hostile-${at}`, title, summary })}\n${text}`);
  return files;
}

function nameIn(path: string): string {
  return path.replace(/^.*\/|\.[^.]*$/g, '');
}

/** What JSON quotes, YAML reads alike. */
function frontmatter({ id, title, summary }: { id: string; title: string; summary: string }): string {
  const quoted = (text: string) => JSON.stringify(`Hostile ${text}`);
  return `---\nid: ${id}\ntitle: ${quoted(title)}\nkind: concept\nsummary: ${quoted(summary)}\ntags: [hostile]\n---\n`;
}
