import { hash } from 'node:crypto';
import { openLines } from './kept-lines.ts';

/** Length of the text, in whole lines, and its digest. */
type Known = readonly [length: number, digest: string];

/** What is known of files that are only ever added to: how much of them was checked before. */
export type SoundTexts = {
  /** How many characters of this text were found to be sound before. */
  readonly lengthOf: (path: string, text: string) => number;
  /** Notes that all of it is. */
  readonly note: (path: string, text: string) => void;
};

/** Name of that file in the folder of what is remembered of entries. */
export const SOUND = 'sound.jsonl';

/** Opens what is known in a file of the cache. */
export function openSoundTexts(file: string): SoundTexts {
  const { names, get, save } = openLines(file, isKnown);
  return {
    lengthOf(path, text) {
      const [length, digest] = get(path) ?? [0, ''];
      return length > 0 && length <= text.length && digestOf(text, length) === digest ? length : 0;
    },
    note(path, text) {
      // A line without its end may go on.
      const length = text.lastIndexOf('\n') + 1;
      if (get(path)?.[0] === length) return;
      const others = Array.from(names(), (name) => [name, undefined] as const);
      save(new Map<string, Known | undefined>([...others, [path, [length, digestOf(text, length)]]]));
    },
  };
}

/** For where nothing is remembered. */
export const nothingSound: SoundTexts = { lengthOf: () => 0, note: () => {} };

/** Parses a file that is only ever added to; what was found to be sound before is not checked again. */
export function parseSound<T extends { readonly messages: readonly unknown[] }>(
  { path, text }: { readonly path: string; readonly text: string },
  { lengthOf, note }: SoundTexts,
  parse: (text: string, sound: number) => T,
): T {
  const parsed = parse(text, lengthOf(path, text));
  if (parsed.messages.length === 0 && text !== '') note(path, text);
  return parsed;
}

function digestOf(text: string, length: number): string {
  return hash('sha256', text.slice(0, length), 'base64url');
}

function isKnown(value: unknown): value is Known {
  return Array.isArray(value) && typeof value[0] === 'number' && typeof value[1] === 'string';
}
