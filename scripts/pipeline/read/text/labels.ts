import { type Facts, factsSchema } from '../../../../src/model/source.ts';
import type { Line } from './lines.ts';

/** A line at the head or foot of a text that states a fact of it rather than belonging to it. */
type Stated = { readonly facts: Facts; readonly origin: string };

/** How many lines from either end may state facts. */
const REACH = 12;

const LABELS: readonly { readonly name: RegExp; readonly read: (value: string) => Facts }[] = [
  { name: /^(?:by|author|authors|written by|von|par|por)$/i, read: (value) => ({ authors: peopleOf(value) }) },
  { name: /^(?:source|publisher|published by|publication|via|quelle)$/i, read: publisherOf },
  {
    name: /^(?:original|original article|original url|url|link|permalink|canonical|available at|read more at)$/i,
    read: addressOf,
  },
  {
    name: /^(?:date|published|published on|publication date|posted|posted on|datum)$/i,
    read: (value) => ({ date: dayOf(value) }),
  },
  { name: /^(?:licen[cs]e|rights|copyright)$/i, read: (value) => ({ rights: value }) },
  { name: /^(?:credit|credits|attribution)$/i, read: (value) => ({ credit: value }) },
  { name: /^(?:language|lang)$/i, read: (value) => ({ language: value }) },
  { name: /^(?:tags|keywords|topics)$/i, read: (value) => ({ keywords: value.split(/\s*[,;]\s*/).filter(Boolean) }) },
  { name: /^doi$/i, read: (value) => ({ doi: value }) },
];

/** The facts stated in the first and last lines, and the lines that are left. */
export function takeLabels(lines: readonly Line[]): {
  lines: readonly Line[];
  stated: readonly (Stated & { text: string })[];
} {
  const stated: (Stated & { text: string })[] = [];
  const rest = lines.filter((line, at) => {
    const fromEnd = lines.length - 1 - at;
    const found = at < REACH || fromEnd < REACH ? statedBy(line.text, fromEnd < REACH && fromEnd < at) : undefined;
    if (found !== undefined) stated.push({ ...found, text: line.text });
    return found === undefined;
  });
  return { lines: rest, stated };
}

function statedBy(text: string, atFoot: boolean): Stated | undefined {
  if (text.length > 300) return undefined;
  const [, name = '', value = ''] = /^([\p{L} ]{2,24}):\s*(\S.*)$/u.exec(text) ?? [];
  for (const label of LABELS) {
    if (!label.name.test(name.trim())) continue;
    const facts = checked(label.read(value.trim()));
    if (Object.keys(facts).length > 0) return { facts, origin: `line "${name.trim()}:"` };
  }
  const byline = /^By ((?:\p{Lu}[\p{L}.'’-]*)(?: (?:\p{Lu}[\p{L}.'’-]*|and|&|de|van|von|der|la)){0,8})$/u.exec(text);
  if (byline && !atFoot) return { facts: { authors: peopleOf(byline[1] ?? '') }, origin: 'byline' };
  if (/^(?:©|\(c\)|copyright\b|all rights reserved|licen[cs]ed under)/i.test(text)) {
    return { facts: { rights: text }, origin: 'rights line' };
  }
  const asks =
    /\b(?:credit|attribut\w*|cite|acknowledge)\b/i.test(text) &&
    /\b(?:republish|reprint|repost|reproduc|reus|quot|shar)\w*/i.test(text);
  if (asks && atFoot && text.length <= 200) return { facts: { credit: text }, origin: 'credit line' };
  return undefined;
}

/** Only what the schema takes is a fact. */
function checked(facts: Facts): Facts {
  const result = factsSchema.safeParse(
    Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)),
  );
  return result.success ? result.data : {};
}

function publisherOf(value: string): Facts {
  const address = /https?:\/\/\S+/.exec(value);
  const name = value
    .replace(/\(?https?:\/\/\S+\)?/, '')
    .replace(/\s*\((?:www\.)?[\w-]+(?:\.[\w-]+)+\)\s*$/, '')
    .trim();
  if (name === '') return address ? addressOf(value) : {};
  return { publisher: name };
}

function addressOf(value: string): Facts {
  const address = /https?:\/\/[^\s<>"']+/.exec(value)?.[0].replace(/[).,;]+$/, '');
  return address === undefined ? {} : { url: address };
}

function peopleOf(value: string): string[] {
  return value
    .split(/\s*(?:,|;|&|\band\b)\s*/)
    .map((name) => name.trim())
    .filter((name) => name !== '' && !/^(?:staff|editor|editors|admin|team|newsroom)$/i.test(name));
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

function dayOf(value: string): string | undefined {
  const iso = /\b(\d{4})-(\d{2})(?:-(\d{2}))?\b/.exec(value);
  if (iso) return iso[0];
  const named = /(?:(\d{1,2})\.? )?(\p{L}{3,9})\.? (?:(\d{1,2})(?:st|nd|rd|th)?,? )?(\d{4})/u.exec(value);
  const month = MONTHS.indexOf((named?.[2] ?? '').slice(0, 3).toLowerCase()) + 1;
  if (!named || month === 0) return undefined;
  const day = named[1] ?? named[3];
  return [named[4], String(month).padStart(2, '0'), ...(day === undefined ? [] : [day.padStart(2, '0')])].join('-');
}
