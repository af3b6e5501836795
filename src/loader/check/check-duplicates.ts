import { compareText, type Message } from '../../model/message.ts';
import { ownParagraphs } from '../own-paragraphs.ts';
import type { ParsedEntry } from '../parse-content.ts';

/** Words in a shingle; two texts that share a run of so many words were seldom written apart. */
const SHINGLE = 5;
/** Texts with fewer shingles are too short to tell. */
const FEWEST = 8;
/** Shared part of all shingles (Jaccard) from which two entries count as near-duplicates. */
const ALIKE = 0.5;
/** A shingle in more entries than this is a set phrase, and would make the comparison quadratic. */
const COMMON = 20;

/** Entries whose own words (summary and paragraphs, not excerpts) are mostly those of another entry. */
export function checkDuplicates(entries: readonly ParsedEntry[]): readonly Message[] {
  const texts = entries
    .map((entry) => ({ entry, shingles: shinglesOf(entry) }))
    .filter(({ shingles }) => shingles.size >= FEWEST);
  const holders = new Map<string, number[]>();
  texts.forEach(({ shingles }, at) => {
    for (const shingle of shingles) holders.set(shingle, [...(holders.get(shingle) ?? []).slice(0, COMMON), at]);
  });
  const shared = new Map<string, number>();
  for (const holding of holders.values()) {
    if (holding.length > COMMON) continue;
    for (const [at, a] of holding.entries()) {
      for (const b of holding.slice(at + 1)) shared.set(`${a} ${b}`, (shared.get(`${a} ${b}`) ?? 0) + 1);
    }
  }
  return [...shared].flatMap(([pair, common]): Message[] => {
    const [a, b] = pair.split(' ').map((at) => texts[Number(at)]);
    if (a === undefined || b === undefined) return [];
    const share = common / (a.shingles.size + b.shingles.size - common);
    return share < ALIKE ? [] : [alike(a.entry, b.entry, share)];
  });
}

function shinglesOf(entry: ParsedEntry): ReadonlySet<string> {
  const texts = [entry.frontmatter.summary, ...ownParagraphs(entry).map(({ text }) => text)];
  return new Set(
    texts.flatMap((text) => {
      const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
      return words.slice(SHINGLE - 1).map((_, at) => words.slice(at, at + SHINGLE).join(' '));
    }),
  );
}

function alike(one: ParsedEntry, other: ParsedEntry, share: number): Message {
  const [first, second] = [one, other].sort((a, b) => compareText(a.path, b.path)) as [ParsedEntry, ParsedEntry];
  return {
    rule: 'entries-alike',
    severity: 'warning',
    path: second.path,
    line: 1,
    reason: `${Math.round(share * 100)} % of its words run as in ${first.path}.`,
    advice: 'Make the two one entry with both names in `labels`, or say in each what is its own.',
  };
}
