import { hash } from 'node:crypto';
import type { TextFile } from '../content-folder.ts';
import { openLines } from './kept-lines.ts';

/** Length of the text, in whole lines, and its digest. */
type Known = readonly [length: number, digest: string];

/** What is known of files that are only ever added to: how much of them was checked before. */
export type SoundTexts = {
  /** How many characters of this text were found to be sound before. */
  readonly lengthOf: (file: TextFile) => number;
  /** Whether all of it was. */
  readonly isWhole: (file: Pick<TextFile, 'path' | 'digest'>) => boolean;
  /** Notes that all of it is. */
  readonly note: (file: TextFile) => void;
  /** Whether nothing was wrong the last time, with all that this is the digest of. */
  readonly isSound: (digest: string) => boolean;
  /** Notes that nothing is. */
  readonly noteAll: (digest: string) => void;
};

/** Name of that file in the folder of what is remembered of entries. */
export const SOUND = 'sound.jsonl';

/** Stands in the file for what is of no single text; no path is like it. */
const ALL = '';

/** Opens what is known in a file of the cache. */
export function openSoundTexts(file: string): SoundTexts {
  // Opened each time: what was noted a moment ago stays.
  const lines = () => openLines(file, isKnown);
  return {
    lengthOf({ path, text, digest }) {
      const [length, known] = lines().get(path) ?? [0, ''];
      if (length === text.length && known === digest) return length;
      return length > 0 && length <= text.length && digestOf(text, length) === known ? length : 0;
    },
    isWhole: ({ path, digest }) => digest !== undefined && lines().get(path)?.[1] === digest,
    note({ path, text, digest }) {
      // A line without its end may go on.
      const length = text.lastIndexOf('\n') + 1;
      const own = length === text.length ? digest : undefined;
      lines().change([[path, [length, own ?? digestOf(text, length)]]], []);
    },
    isSound: (digest) => lines().get(ALL)?.[1] === digest,
    noteAll: (digest) => lines().change([[ALL, [0, digest]]], []),
  };
}

/** For where nothing is remembered. */
export const nothingSound: SoundTexts = {
  lengthOf: () => 0,
  isWhole: () => false,
  note() {},
  isSound: () => false,
  noteAll() {},
};

/** Parses a file that is only ever added to; what was found to be sound before is not checked again. */
export function parseSound<T extends { readonly messages: readonly unknown[] }>(
  { path, text, digest }: TextFile,
  { lengthOf, note }: SoundTexts,
  parse: (text: string, sound: number) => T,
): T {
  // Its text is read once.
  const file = { path, text, ...(digest === undefined ? {} : { digest }) };
  const sound = lengthOf(file);
  const parsed = parse(text, sound);
  if (parsed.messages.length === 0 && sound < text.length) note(file);
  return parsed;
}

/** SHA-256, hexadecimal, as of the whole file. */
function digestOf(text: string, length: number): string {
  return hash('sha256', text.slice(0, length));
}

function isKnown(value: unknown): value is Known {
  return Array.isArray(value) && typeof value[0] === 'number' && typeof value[1] === 'string';
}
