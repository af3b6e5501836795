import { rankOf } from '../../../src/model/background.ts';
import type { Group } from './groups.ts';
import type { Occurrence } from './occurrences.ts';

/** What the sources say of a group, counted. */
export type Evidence = {
  /** Whole sentences that speak of it. */
  readonly told: number;
  /** Those that it is the subject of. */
  readonly subjects: number;
  /** Headings that name it. */
  readonly headings: number;
  /** Passages in which it stands in a whole sentence. */
  readonly passages: number;
};

/** Listed among so many words of general English, a word needs somebody to say what it means here. */
const EVERYDAY = 24_000;

export function evidenceOf({ occurrences }: Group): Evidence {
  const told = occurrences.filter(({ isWhole }) => isWhole);
  return {
    told: told.length,
    subjects: new Set(told.filter(({ isSubject }) => isSubject).map(({ sentenceNumber }) => sentenceNumber)).size,
    headings: occurrences.filter(({ passage }) => passage.kind === 'heading').length,
    passages: new Set(told.map(({ passage }) => passage)).size,
  };
}

/** Word → its rank, taken at its more frequent number: `symptom` is rare, `symptoms` are not. */
export function wordRank(word: string): number {
  return Math.min(rankOf(word), rankOf(`${word}s`));
}

/** Is it mostly called by a single word that any newspaper uses (`browser`, `API`, `AI`)? */
export function isEveryday({ occurrences }: Group): boolean {
  const single = occurrences.filter(({ surface }) => /^\p{L}+$/u.test(surface) && wordRank(surface) <= EVERYDAY);
  return single.length * 2 > occurrences.length;
}

/** The so-manieth of many: `Week 11`, `Chapter IV`. */
const COUNTED =
  /^(Week|Day|Step|Chapter|Figure|Table|Part|Section|Page|Phase|Level|Round|Game|Year|Quarter|Season|Episode|Article|Appendix|Volume|Question|Option|Number|Group|Team|Tier|Lesson|Unit|Item|Point|Rule|Note|Example|Exercise|Problem|Case|Type|Class|Grade|Stage|Block|Line|Column|Row|Room|Floor|Building|Gate|Terminal|Platform|Highway|Route|Interstate|Exit) ([\d.]+|[IVX]+)$/;

/** Of measures: `kW`, `GHz`, `mAh`. */
const UNIT = /^[kMGTmµn]?(?:W|Wh|V|A|Ah|Hz|B|bit|bps|Pa|J|eV|mol|lm|lx|dB|Nm|rpm|mph|kph|psi|hp|bhp)$/;

/** A mark, a variable or a unit rather than a word: `U`, `x`, `U-T`, `Lb-ft`. */
export function isMark(surface: string): boolean {
  if (COUNTED.test(surface) || UNIT.test(surface)) return true;
  if (!/\p{L}{2}/u.test(surface) || /[$\\^_{}=<>|/@#]/.test(surface)) return true;
  const parts = surface.split(/[\s-]+/);
  if (parts.length > 1 && parts.every((part) => part.length <= 3 && part === part.toLowerCase())) return true;
  return (
    parts.length > 1 && parts.some((part) => /^\p{L}\.?$/u.test(part)) && !/^\p{Lu}\p{Ll}+ \p{Lu}\./u.test(surface)
  );
}

/** The share of all passages that speak of a group, 0 to 1. */
export function shareOf(occurrences: readonly Occurrence[], passages: number): number {
  return new Set(occurrences.map(({ passage }) => passage)).size / Math.max(1, passages);
}
