import type { Message } from '../../src/model/message.ts';
import { splitFrontmatter } from '../../src/model/parse-entry.ts';
import { mergeBlocks } from './merge-blocks.ts';
import { type Clash, mergeFrontmatter } from './merge-frontmatter.ts';

/** One entry's text in its three states. */
export type Versions = {
  readonly path: string;
  /** What conversion wrote last time, if it ever wrote this entry. */
  readonly base: string | undefined;
  /** What lies in the folder now. */
  readonly current: string | undefined;
  /** What conversion makes of the sources today. */
  readonly generated: string;
};

/** What to write, if anything, and what happened. */
export type Merged = {
  readonly outcome: 'new' | 'updated' | 'merged' | 'kept' | 'conflict' | 'unchanged' | 'removed' | 'own';
  readonly text?: string;
  /** The new merge base, where there is one. */
  readonly base?: string;
  readonly messages: readonly Message[];
};

/**
 * Three-way merge of an entry: what a person wrote is never overwritten, what a person removed is
 * not generated again, and an entry that conversion never wrote is not touched.
 */
export function merge({ path, base, current, generated }: Versions): Merged {
  if (base === undefined && current === undefined)
    return { outcome: 'new', text: generated, base: generated, messages: [] };
  if (current === generated) return { outcome: 'unchanged', base: generated, messages: [] };
  if (base === undefined) return { outcome: 'own', messages: [] };
  if (current === undefined) return { outcome: 'removed', messages: [] };
  if (current === base) return { outcome: 'updated', text: generated, base: generated, messages: [] };
  if (generated === base) return { outcome: 'kept', messages: [] };
  return mergeBoth(path, { base, mine: current, theirs: generated });
}

/** Both changed. A conflict leaves the merge base as it was, so that it is told again until a person settles it. */
function mergeBoth(path: string, three: { base: string; mine: string; theirs: string }): Merged {
  const parts = Object.fromEntries(
    Object.entries(three).map(([name, text]) => [name, splitFrontmatter(path, text).value]),
  );
  const { base, mine, theirs } = parts;
  if (base === undefined || mine === undefined || theirs === undefined) {
    return { outcome: 'conflict', messages: [conflict(path, 1, { what: 'the frontmatter', mine: '', theirs: '' })] };
  }
  const front = mergeFrontmatter({ base: base.yaml, mine: mine.yaml, theirs: theirs.yaml });
  const blocks = mergeBlocks({ base: base.body, mine: mine.body, theirs: theirs.body });
  const clashes = [
    ...front.clashes,
    ...(blocks?.clashes ?? [{ what: 'the text', mine: mine.body, theirs: theirs.body }]),
  ];
  const text = `---\n${front.yaml.replace(/(?<!\n)\n*$/, '\n')}---\n\n${blocks?.body ?? mine.body}`;
  if (clashes.length === 0) return { outcome: 'merged', text, base: three.theirs, messages: [] };
  return { outcome: 'conflict', text, messages: clashes.map((clash) => conflict(path, lineOf(text, clash), clash)) };
}

/** The line of the person's file where the clash stands. */
function lineOf(text: string, { what, mine }: Clash): number {
  const wanted = what.startsWith('`') ? `${what.slice(1, -1)}:` : (mine.split('\n', 1)[0] ?? '');
  const at = text.split('\n').findIndex((line) => wanted !== '' && line.startsWith(wanted));
  return at + 1 || 1;
}

function conflict(path: string, line: number, { what, mine, theirs }: Clash): Message {
  const both = mine === '' && theirs === '' ? '' : ` Yours: ${shown(mine)} From the sources: ${shown(theirs)}`;
  return {
    rule: 'merge-conflict',
    severity: 'error',
    path,
    line,
    reason: `You and the sources both changed ${what}; yours was kept.${both}`,
    advice: `Edit your text as you want it, then run \`sourcebook entry settle ${idOf(path)}\`.`,
  };
}

function shown(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line === '' ? '(nothing).' : `“${line.length > 160 ? `${line.slice(0, 160)}…` : line}”.`;
}

function idOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.mdx$/, '');
}
