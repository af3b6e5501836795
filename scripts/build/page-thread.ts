import { availableParallelism } from 'node:os';
import type { HandedOver } from '../../src/data/handed-over.ts';
import type { EntryView } from '../../src/data/views.ts';
import type { Compiled } from './compile-site.ts';
import type { ApartPart, AskedPage } from './site-part.ts';
import type { MadePart } from './site-record.ts';
import { startThread } from './start-thread.ts';

/** Parts of the loaded site that a thread has; what it makes reads no other, or it is not made there. */
export type Known = Pick<HandedOver, 'settings' | 'counts' | 'place'>;

export type Setup = {
  readonly compiled: Compiled;
  readonly site: Known;
  /** Folder of a site that is not there yet: what is made is written into it. */
  readonly incoming: string;
  /** Below so many parts, they are made before a thread has begun. */
  readonly fewest?: number;
};

/** One entry, and what is asked of it: parts by number, each a page or the files beside it. */
export type Told = readonly {
  readonly view: EntryView;
  readonly asked: readonly { readonly number: number; readonly page?: AskedPage & { readonly props: object } }[];
}[];

/** What was made of each part that was asked for, by number; nothing where it could not be made apart. */
export type Said = readonly (readonly [number: number, made: Pick<MadePart, 'files' | 'reads'> | undefined])[];

/** So many entries are handed over at once, and so often before the first are done. */
const BATCH = 12;
const AHEAD = 2;
/** Pages and files of so many entries take as long as a thread takes to begin. */
const FEWEST = 3000;
/** Each takes memory of its own. */
const MOST_THREADS = 3;

/** A part that may be made here or there. */
export type Shared = ApartPart & { readonly number: number };

export type Sharing = {
  /** Parts of the next entry that is to be made here; undefined where all are, or are being, made. */
  readonly next: () => readonly number[] | undefined;
  /** What the threads have made, when they have done all. */
  readonly end: () => Promise<ReadonlyMap<number, Said[number][1]>>;
};

/** Shares out parts between here and threads apart: these begin at the end. Undefined where there is nothing to share. */
export function shareParts(parts: readonly Shared[], setup: Setup): Sharing | undefined {
  const threads = Math.min(availableParallelism() - 1, MOST_THREADS);
  if (threads < 1 || parts.length < (setup.fewest ?? FEWEST)) return undefined;
  const waiting = [...byView(parts)];
  let at = 0;
  const takeLast = () => (waiting.length > at ? waiting.splice(Math.max(at, waiting.length - BATCH)) : []);
  const made = new Map<number, Said[number][1]>();
  const running = Array.from({ length: threads }, () => runThread(setup, { takeLast, made }));
  const all = Promise.all(running);
  // Where one fails, that is said at the end.
  all.catch(() => {});
  return {
    next: () => waiting[at++]?.[1].map(({ number }) => number),
    end: () => all.then(() => made),
  };
}

function byView(parts: readonly Shared[]): ReadonlyMap<EntryView, readonly Shared[]> {
  const groups = new Map<EntryView, Shared[]>();
  for (const part of parts) groups.set(part.view, [...(groups.get(part.view) ?? []), part]);
  return groups;
}

type Work = {
  readonly takeLast: () => readonly (readonly [EntryView, readonly Shared[]])[];
  readonly made: Map<number, Said[number][1]>;
};

/** Runs one thread until nothing waits. */
async function runThread(setup: Setup, { takeLast, made }: Work): Promise<void> {
  const worker = startThread(new URL('./page-worker.ts', import.meta.url), setup);
  let asked = 0;
  const ask = () => {
    const told = takeLast().map(([view, parts]) => ({ view: wholeView(view), asked: parts.map(askedOf) }));
    if (told.length === 0) return;
    asked += 1;
    worker.postMessage(told satisfies Told);
  };
  try {
    await new Promise<void>((done, fail) => {
      worker.on('error', fail);
      worker.on('message', (said: Said) => {
        asked -= 1;
        for (const [number, one] of said) made.set(number, one);
        ask();
        if (asked === 0) done();
      });
      for (let turn = 0; turn < AHEAD; turn += 1) ask();
      if (asked === 0) done();
    });
  } finally {
    await worker.terminate();
  }
}

/** What is read when it is asked for is read now: nothing is, there. */
function wholeView(view: EntryView): EntryView {
  const { ref, frontmatter, tags, sources, backlinks, related, versions, edited } = view;
  const { html, markdown, mdx, headings, words } = view;
  const known = { ref, frontmatter, tags, sources, backlinks, related, versions, edited };
  return { ...known, html, markdown, mdx, headings, words };
}

/** The props without the view, which is told once an entry. */
function askedOf({ number, page }: Shared): Told[number]['asked'][number] {
  if (page === undefined) return { number };
  const others = Object.entries(page.props).filter(([name]) => name !== 'view');
  return { number, page: { ...page, props: Object.fromEntries(others) } };
}
