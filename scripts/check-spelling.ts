import nspell from 'nspell';
import { ownParagraphs } from '../src/loader/own-paragraphs.ts';
import type { ParsedEntry } from '../src/loader/parse-content.ts';
import type { Message } from '../src/model/message.ts';

/** BCP 47 tag → Hunspell dictionary. `en` alone is taken for British. */
const dictionaries: Readonly<Record<string, () => Promise<{ default: Dictionary }>>> = {
  en: () => import('dictionary-en-gb'),
  'en-GB': () => import('dictionary-en-gb'),
  'en-US': () => import('dictionary-en'),
};

type Dictionary = { readonly aff: Uint8Array; readonly dic: Uint8Array };
export type Spelling = { readonly isWord: (word: string) => boolean; readonly suggest: (word: string) => string[] };

/** The dictionary of a language with a project's own words; undefined where we have none for it. */
export async function spellingOf(language: string, ownWords: string): Promise<Spelling | undefined> {
  const load = dictionaries[language];
  if (load === undefined) return undefined;
  const { aff, dic } = (await load()).default;
  const speller = nspell({ aff: Buffer.from(aff), dic: Buffer.from(dic) });
  for (const line of ownWords.split('\n')) {
    const word = line.replace(/#.*/, '').trim();
    if (word !== '') speller.add(word);
  }
  return { isWord: (word) => speller.correct(word), suggest: (word) => speller.suggest(word) };
}

/** Words of an entry's summary and own paragraphs that no dictionary knows; each is told once an entry. */
export function checkSpelling(entry: ParsedEntry, spelling: Spelling): readonly Message[] {
  const names = new Set(wordsOf([entry.frontmatter.title, ...entry.frontmatter.labels].join(' ')));
  const said = new Set<string>();
  const parts = [{ text: entry.frontmatter.summary, line: lineOfSummary(entry) }, ...ownParagraphs(entry)];
  return parts.flatMap(({ text, line }) =>
    wordsOf(text)
      .filter((word) => !said.has(word) && !names.has(word) && !spelling.isWord(word) && said.add(word))
      .map((word) => unknownWord(word, { entry, line, spelling })),
  );
}

function unknownWord(
  word: string,
  { entry, line, spelling }: { entry: ParsedEntry; line: number | undefined; spelling: Spelling },
): Message {
  const [first] = spelling.suggest(word);
  return {
    rule: 'word-unknown',
    severity: 'info',
    path: entry.path,
    ...(line === undefined ? {} : { line }),
    reason: `“${word}” is in no dictionary${first === undefined ? '.' : `; “${first}” is.`}`,
    advice: 'Correct it, or add it to words.txt.',
  };
}

/** Words in running text; what holds a figure is no word, and a possessive is its noun. */
function wordsOf(text: string): readonly string[] {
  return (text.match(/[\p{L}\p{N}][\p{L}\p{N}'’]*/gu) ?? [])
    .filter((word) => !/\p{N}/u.test(word))
    .map((word) => word.replace(/’/g, "'").replace(/'s?$/, ''))
    .filter((word) => word.length > 1);
}

function lineOfSummary(entry: ParsedEntry): number {
  return entry.text.split('\n').findIndex((line) => line.startsWith('summary:')) + 1 || 1;
}
