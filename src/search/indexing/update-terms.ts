import { createWriter, written } from '../format/pack.ts';
import { readPosting, type TermEntry } from '../format/postings.ts';
import {
  bandAt,
  bandKey,
  bandOf,
  classOf,
  cutCommon,
  isTooLong,
  LONGEST_POSTING,
  leastOf,
  tallyEntry,
} from './common-terms.ts';
import { LostIndexError } from './index-store.ts';
import { contentOf, findValue, type ShardMap, updateMap } from './shard-map.ts';
import { copyEntry, splicePosting } from './splice-posting.ts';
import type { Tally, TermMaps } from './term-maps.ts';

/** An entry's occurrences of one term, before and after a change; undefined where it has none. */
export type TermEdit = {
  readonly number: number;
  readonly before: Uint8Array | undefined;
  readonly after: Uint8Array | undefined;
};

type Changes = {
  readonly terms: Map<string, TermEntry | undefined>;
  readonly bands: Map<string, Uint8Array | undefined>;
  readonly tallies: Map<string, Tally | undefined>;
};

/**
 * The maps with some entries' occurrences changed. Throws `LostIndexError` where other terms come to be common: which
 * pairs of terms are kept hangs on that, in entries too that did not change.
 */
export function updateTerms(maps: TermMaps, edits: ReadonlyMap<string, readonly TermEdit[]>): TermMaps {
  const changes = noChanges();
  for (const [term, list] of edits) {
    const old = findValue(maps.terms, term);
    const step = list.reduce((sum, edit) => sum + (edit.after ? 1 : 0) - (edit.before ? 1 : 0), 0);
    const entries = (old?.entries ?? 0) + step;
    if (old?.common === true) editCommon({ maps, changes, old, entries }, list);
    else setTerm({ term, entries, bytes: list.reduce(spliced, old?.bytes ?? new Uint8Array()) }, changes);
  }
  for (const term of changes.tallies.keys())
    if (findValue(maps.tallies, term) === undefined) throw new LostIndexError(`whether ${term} is common`);
  return changed(maps, changes);
}

function noChanges(): Changes {
  return { terms: new Map(), bands: new Map(), tallies: new Map() };
}

function changed({ terms, bands, tallies }: TermMaps, changes: Changes): TermMaps {
  return {
    terms: updateMap(terms, changes.terms),
    bands: updateMap(bands, changes.bands),
    tallies: updateMap(tallies, changes.tallies),
  };
}

function spliced(posting: Uint8Array, { number, after }: TermEdit): Uint8Array {
  return written(splicePosting(posting, number, after));
}

type WholeTerm = { readonly term: string; readonly entries: number; readonly bytes: Uint8Array };

/** A term whose whole posting is at hand; a long one is cut, and its whole kept in bands. */
function setTerm({ term, entries, bytes }: WholeTerm, changes: Changes): void {
  const cut = cutCommon(term, bytes);
  if (cut === undefined) {
    changes.terms.set(term, entries === 0 ? undefined : { term, entries, common: false, bytes });
    return;
  }
  changes.tallies.set(term, cut.tally);
  for (const [band, part] of cut.bands) changes.bands.set(bandKey(band, term), part);
  changes.terms.set(term, { term, entries, common: true, bytes: cut.shown });
}

type CommonTerm = {
  readonly maps: TermMaps;
  readonly changes: Changes;
  readonly old: TermEntry;
  readonly entries: number;
};

/** A common term: only the bands that hold changed entries are read, unless other entries come to weigh most. */
function editCommon({ maps, changes, old, entries }: CommonTerm, edits: readonly TermEdit[]): void {
  const { term } = old;
  const before = findValue(maps.tallies, term) ?? new Map<number, number>();
  const tally = new Map(before);
  let { bytes } = old;
  const least = leastOf(before);
  for (const { number, before: gone, after: come } of edits) {
    const key = bandKey(bandAt(number), term);
    const band = changes.bands.get(key) ?? findValue(maps.bands, key) ?? new Uint8Array();
    const next = written(splicePosting(band, number, come));
    changes.bands.set(key, next.length === 0 ? undefined : next);
    if (gone) tallyEntry(tally, number, gone, -1);
    if (come) tallyEntry(tally, number, come, 1);
    const isShown = come !== undefined && classOf(number, come) >= least;
    const wasShown = gone !== undefined && classOf(number, gone) >= least;
    if (isShown || wasShown) bytes = written(splicePosting(bytes, number, isShown ? come : undefined));
  }
  if (!isTooLong(tally)) throw new LostIndexError(`whether ${term} is common`);
  if (leastOf(tally) !== least) {
    setTerm({ term, entries, bytes: wholePosting(term, maps.bands, changes) }, changes);
    return;
  }
  changes.tallies.set(term, tally);
  changes.terms.set(term, { term, entries, common: true, bytes });
}

/** All bands of a term as one posting. */
function wholePosting(term: string, bands: ShardMap<Uint8Array>, changes: Changes): Uint8Array {
  const { keys } = contentOf(bands, bands.state.leaves.length - 1);
  const last = Math.max(...[keys.at(-1) ?? '', ...changes.bands.keys()].map(bandOf));
  const writer = createWriter(LONGEST_POSTING);
  let before = 0;
  for (let band = 0; band <= last; band++) {
    const key = bandKey(band, term);
    const bytes = changes.bands.has(key) ? changes.bands.get(key) : findValue(bands, key);
    if (bytes === undefined) continue;
    const posting = readPosting(bytes);
    for (const at of posting.numbers.keys()) before = copyEntry(writer, posting, { at, before });
  }
  return written(writer);
}
