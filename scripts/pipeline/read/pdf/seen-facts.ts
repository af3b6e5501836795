import { toString as plain } from 'mdast-util-to-string';
import { normalise } from '../../../../src/model/selector.ts';
import type { FactCandidate } from '../../facts/choose-facts.ts';
import { cleanAuthors } from '../../facts/clean-authors.ts';
import { parseDate } from '../../facts/parse-date.ts';
import type { Removal } from '../reader.ts';
import type { Block } from './context.ts';
import type { Page } from './page.ts';

/** What is seen at the head of the text, and the text without what the facts now say. */
export type Seen = {
  readonly candidates: readonly FactCandidate[];
  readonly blocks: readonly Block[];
  readonly removed: readonly Removal[];
};

/** How many blocks may stand before the title, and how many below it are looked at for names and a date. */
const BEFORE = 5;
const BELOW = 4;

/** The title where it heads the text, and the names and date right below it. `seen` is the largest type on page one. */
export function seenFacts(blocks: readonly Block[], stated: string | undefined, seen: string | undefined): Seen {
  const at = titleAt(blocks, stated) ?? titleAt(blocks, seen);
  if (at === undefined) return { candidates: [], blocks, removed: [] };
  const candidates: FactCandidate[] = [];
  const removed: Removal[] = [];
  const gone = new Set<Block>();
  const title = textOf(blocks[at]);
  candidates.push({ fact: 'title', value: title, origin: 'largest type on page 1' });
  const head = blocks[at];
  if (head) gone.add(head);
  removed.push({ step: 'title', what: title, why: 'said by the facts' });
  for (const block of blocks.slice(at + 1, at + 1 + BELOW)) {
    if (block.type !== 'paragraph') break;
    const line = textOf(block);
    const dated = datedByline(line);
    if (dated) {
      candidates.unshift({ fact: 'date', value: dated.date, origin: 'byline' });
      if (dated.authors.length > 0) candidates.unshift({ fact: 'authors', value: dated.authors, origin: 'byline' });
      gone.add(block);
      removed.push({ step: 'byline', what: line, why: 'said by the facts' });
      break;
    }
    const authors = namesOf(line);
    if (authors) candidates.push({ fact: 'authors', value: authors, origin: 'names below the title' });
  }
  return { candidates, blocks: blocks.filter((block) => !gone.has(block)), removed };
}

function textOf(block: Block | undefined): string {
  return block ? normalise(plain(block)) : '';
}

/** The block near the head that is the title, whole; letters compared, not their case or punctuation. */
function titleAt(blocks: readonly Block[], title: string | undefined): number | undefined {
  const wanted = title && letters(title);
  if (!wanted) return undefined;
  const found = blocks.slice(0, BEFORE + 1).findIndex((block) => letters(textOf(block)) === wanted);
  return found < 0 ? undefined : found;
}

function letters(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

const LONGEST = 200;

/** `Ada Lovelace, 13 June 1843` → its names and day; nothing where something else is said too. */
export function datedByline(line: string): { readonly authors: string[]; readonly date: string } | undefined {
  if (line.length > LONGEST) return undefined;
  const starts = [...line.matchAll(/\S+/g)].map((word) => word.index).reverse();
  let date = '';
  let start = line.length;
  for (const index of starts) {
    if (line.length - index > 40) break;
    const found = parseDate(line.slice(index));
    if (found && found.length > date.length) {
      date = found;
      start = index;
    }
  }
  if (date.length < 7) return undefined;
  const rest = line
    .slice(0, start)
    .replace(/(?<![\s,;:|·•–—-])[\s,;:|·•–—-]+$/u, '')
    .replace(/(^|(?<![\s,;|·•–—-])[\s,;|·•–—-]+)(published|updated|posted|date|last updated|on)$/iu, '');
  if (rest === '') return { authors: [], date };
  const authors = cleanAuthors([rest]);
  const said = letters(rest).length;
  const signed = letters(authors.join('')).length;
  const sane = signed > 0.75 * said && !/\d/.test(rest) && authors.every(isSigned);
  return authors.length > 0 && sane && !/[.!?]\s/.test(rest.replace(/\b\p{Lu}\.\s/gu, ''))
    ? { authors, date }
    : undefined;
}

/** A person, or a body that signs as `documentation team`: begins with a capital, and is short if it has small words. */
function isSigned(signature: string): boolean {
  const small = signature.split(' ').filter((word) => /^\p{Ll}{4}/u.test(word)).length;
  return /^\p{Lu}/u.test(signature) && signature.split(' ').length <= (small > 0 ? 4 : 6) && small <= 2;
}

const notName =
  /universit|institut|depart|school|college|laborator|abstract|confer|proceed|journal|center|centre|inc\.|ltd|gmbh|@|http|report|version|draft/i;
const name =
  /^\p{Lu}[\p{L}'’.-]*(?:\s(?:de|van|von|der|den|ten|la|le|di|da|del|dos|bin|al|el|y|\p{Lu}[\p{L}'’.-]*)){1,5}$/u;

/** A line of nothing but names, marks of affiliation aside. */
export function namesOf(line: string): string[] | undefined {
  if (line.length > LONGEST || notName.test(line)) return undefined;
  const said = /^by\s/i.test(line);
  const bare = line.replace(/^by\s+/i, '').replace(/[\d*∗†‡§¶]+(?:,[\d*∗†‡§¶]+)*/gu, '');
  const parts = bare.split(/[,;·|](?:\s*and\s+)?|\s(?:and|und|et|&)\s/).filter((part) => part.trim() !== '');
  if (parts.length === 0 || !parts.every((part) => name.test(part.trim()))) return undefined;
  return said || parts.length <= 12 ? parts.map((part) => part.trim()) : undefined;
}

/** arXiv's stamp up the margin of page one: address and day of the version. */
export function stampFacts(page: Page | undefined): FactCandidate[] {
  const turned = (page?.items ?? []).filter((item) => !item.upright).map((item) => item.text);
  const stamp = /arXiv:(\d{4}\.\d{4,5})(v\d+)?\s*\[[\w.-]+\]\s*(\d{1,2} \w{3} \d{4})/.exec(turned.join(''));
  if (!stamp) return [];
  return [
    { fact: 'url', value: `https://arxiv.org/abs/${stamp[1]}`, origin: 'arXiv stamp' },
    { fact: 'date', value: stamp[3] ?? '', origin: 'arXiv stamp' },
  ];
}

/** DOI and copyright line where the first page prints them. */
export function printedFacts(page: Page | undefined): FactCandidate[] {
  const text = normalise((page?.items ?? []).map((item) => item.text + (item.endsLine ? '\n' : '')).join(''));
  const out: FactCandidate[] = [];
  // Several are those of references.
  const dois = [...text.matchAll(/(?:doi:?\s*|doi\.org\/)(10\.\d{4,9}\/[^\s"<>]+)/gi)];
  const doi = dois.length === 1 ? dois[0]?.[1] : undefined;
  if (doi) out.push({ fact: 'doi', value: doi, origin: 'printed on page 1' });
  const rights = (page?.items ?? [])
    .map((item) => normalise(item.text))
    .find((line) => /^(©|copyright (©|\(c\)|\d{4}))/i.test(line));
  if (rights && rights.length > 8) out.push({ fact: 'rights', value: rights, origin: 'printed on page 1' });
  return out;
}
