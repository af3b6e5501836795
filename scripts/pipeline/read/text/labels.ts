import type { FactName } from '../../../../src/model/source.ts';
import type { FactCandidate } from '../../facts/choose-facts.ts';
import type { Line } from './lines.ts';

/** A line that states facts of the text rather than belonging to it. */
export type Stated = { readonly text: string; readonly candidates: readonly FactCandidate[] };

/** How many lines from either end may state facts. */
const REACH = 12;
/** A byline stands right at the head. */
const HEAD = 4;

const LABELS: readonly { readonly fact: FactName; readonly names: RegExp }[] = [
  { fact: 'authors', names: /^(?:by|authors?|written by|von|par|por)$/i },
  { fact: 'publisher', names: /^(?:source|publisher|published by|publication|via|quelle)$/i },
  { fact: 'url', names: /^(?:original(?: article| url)?|url|link|permalink|canonical|available at|read more at)$/i },
  { fact: 'date', names: /^(?:date|published(?: on)?|publication date|posted(?: on)?|datum)$/i },
  { fact: 'rights', names: /^(?:licen[cs]e|rights|copyright)$/i },
  { fact: 'credit', names: /^(?:credits?|attribution)$/i },
  { fact: 'language', names: /^(?:language|lang)$/i },
  { fact: 'keywords', names: /^(?:tags|keywords|topics)$/i },
  { fact: 'doi', names: /^doi$/i },
];

/** The facts stated in the first and last lines, and the lines that are left. */
export function takeLabels(lines: readonly Line[]): { lines: readonly Line[]; stated: readonly Stated[] } {
  const stated: Stated[] = [];
  const rest = lines.filter(({ text }, at) => {
    const fromEnd = lines.length - 1 - at;
    if (at >= REACH && fromEnd >= REACH) return true;
    const candidates = statedBy(text, { head: at < HEAD, foot: fromEnd < REACH && fromEnd < at });
    if (candidates.length > 0) stated.push({ text, candidates });
    return candidates.length === 0;
  });
  return { lines: rest, stated };
}

function statedBy(text: string, { head, foot }: { head: boolean; foot: boolean }): readonly FactCandidate[] {
  if (text.length > 300) return [];
  const [, name = '', value = ''] = /^([\p{L} ]{2,24}):\s*(\S.*)$/u.exec(text) ?? [];
  const label = LABELS.find(({ names }) => names.test(name.trim()));
  if (label !== undefined) return labelled(label.fact, { value: value.trim(), origin: `line "${name.trim()}:"` });
  const byline = /^By (\p{Lu}[^.!?:]{1,80})$/u.exec(text)?.[1];
  if (byline !== undefined && head) return [{ fact: 'authors', value: byline, origin: 'byline' }];
  if (/^(?:©|\(c\)|copyright\b|all rights reserved|licen[cs]ed under)/i.test(text)) {
    return [{ fact: 'rights', value: text, origin: 'rights line' }];
  }
  const asks =
    /\b(?:credit|attribut\w*|cite|acknowledge)\b/i.test(text) &&
    /\b(?:republish|reprint|repost|reproduc|reus|quot|shar)\w*/i.test(text);
  return asks && foot && text.length <= 200 ? [{ fact: 'credit', value: text, origin: 'credit line' }] : [];
}

/** A publisher may be named with its address, or by its address alone. */
function labelled(fact: FactName, { value, origin }: { value: string; origin: string }): readonly FactCandidate[] {
  const address = /https?:\/\/[^\s<>"']+/.exec(value)?.[0].replace(/(?<![).,;])[).,;]+$/, '');
  if (fact === 'url') return address === undefined ? [] : [{ fact, value: address, origin }];
  if (fact !== 'publisher') return [{ fact, value, origin }];
  const publisher = value
    .replace(/\(?https?:\/\/\S+\)?/, '')
    .replace(/(?<!\s)\s*\((?:www\.)?[\w-]+(?:\.[\w-]+)+\)\s*$/, '')
    .trim();
  if (publisher !== '') return [{ fact, value: publisher, origin }];
  return address === undefined ? [] : [{ fact: 'url', value: address, origin }];
}
