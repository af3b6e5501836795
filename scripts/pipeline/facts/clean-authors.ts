import { fold } from './fold.ts';

/** Signatures that name nobody. */
const NOBODY =
  /^(?:(?:web|site|news|guest|the|our|online|digital)?\s*(?:staff|admin(?:istrator)?|editors?|editorial(?: (?:team|staff|board))?|webmaster|redaktion|redactie|redacción|rédaction|redazione|author|unknown|anonymous|user|default|none|null|undefined|guest|contributor|moderator|root|support|test|wordpress|publisher|logged)s?(?:\s(?:writers?|reporters?|team))?)$/i;
const LABEL =
  /^(?:(?:written|posted|published|created|submitted|reviewed|story|words|text|article|report|reported|reporting|edited)\s+by|(?:posted|published|written) on [\p{L}\d ,./-]{6,30} by|(?:artikel|erstellt|eingestellt|verfasst|geschrieben|veröffentlicht)\s+von|(?:publié|écrit|rédigé)\s+par|(?:publicado|escrito)\s+por|(?:pubblicato|scritto)\s+da|via|by|started\s+by|blog ?beitrag\s+von|text\s+von|von|vom|par|por|di|da|door|af|av|author|authors|autor|autorin|autoren|auteur|text|from|ein beitrag von|eine analyse von|ein kommentar von|interview)\s*[:：]?\s+/iu;
const ROLE =
  /(?<!\s)\s*(?:,|\||–|—|\s-\s|\/|•|·|\()\s*(?:(?:senior|chief|staff|associate|managing|contributing|guest|deputy|executive|special|political|business|technology|science|health|news)\s+)*(?:editors?|reporters?|writers?|correspondents?|journalists?|contributors?|columnists?|analysts?|authors?|producer|director|manager|founder|ceo|cto|photographers?|associated press|reuters|afp|dpa|ap)\b.*$/is;
/** A role that follows two words of a name without a sign between. */
const TRAILING_ROLE =
  /^(\S+ \S+(?: \S+)?) (?:(?:senior|chief|staff|contributing|guest) )?(?:editor|reporter|writer|correspondent|chefredakteur(?:in)?|redakteur(?:in)?|autor(?:in)?|journalist(?:in)?|korrespondent(?:in)?|redaktion)$/i;
const ONLY_ROLE =
  /^(?:(?:senior|chief|staff|associate|managing|contributing|guest|deputy|executive|special|political|business|technology|science|health|news)\s+)*(?:editor|reporter|writer|correspondent|journalist|contributor|columnist|analyst|author|producer|director|manager|photographer)s?(?:\s(?:in|at|of|for)\s.*)?$/i;
const DEGREE =
  /^(?:ph\.?d\.?|m\.?d\.?|jr\.?|sr\.?|i{2,3}|iv|esq\.?|cpa|rn|msc|mba|ma|ba|bsc|rd|dds|jd|m\.?a\.?|dr\.?)$/i;

/**
 * What stands in author fields and bylines → names of those who signed, in order, each once. Addresses, roles, dates and signatures
 * that name nobody ("Staff", "admin") are left out; an empty list means that nobody signed.
 */
export function cleanAuthors(values: readonly string[]): string[] {
  const names: string[] = [];
  for (const value of values) {
    for (const name of splitNames(value)) {
      const clean = cleanName(name);
      if (clean !== undefined && !names.some((known) => fold(known) === fold(clean))) names.push(clean);
    }
  }
  return names.length > 12 ? [] : names;
}

function splitNames(value: string): string[] {
  const text = value.replace(/\s+/g, ' ').trim().replace(LABEL, '').replace(LABEL, '');
  const parts = text.split(/ ?[;|•·] ?| (?:and|und|et|y|&|e|en|og|with|mit) | ?& ?| \/ /i);
  return parts.flatMap((part) => joinDegrees(part.split(/ ?, ?/)));
}

/** `Ada Lovelace, PhD, Alan Turing` → the letters after a name belong to it. */
function joinDegrees(parts: readonly string[]): string[] {
  const names: string[] = [];
  for (const part of parts) {
    const last = names.at(-1);
    if (last !== undefined && DEGREE.test(part)) names[names.length - 1] = `${last}, ${part}`;
    else names.push(part);
  }
  return names;
}

/** A word of a byline without a mail address, web address or account name. */
function withoutAddress(word: string): string {
  const at = word.indexOf('@', 1);
  if (at > 0 && word.lastIndexOf('.', word.length - 2) > at + 1) return '';
  if (/^(?:www\.)?[\w-]+\.[a-z]{2,4}\/\S/i.test(word)) return '';
  return word.replace(/https?:\/\/.+$/s, '').replace(/@\w+/g, '');
}

function cleanName(value: string): string | undefined {
  const name = value
    .replace(LABEL, '')
    .replace(/\S+/g, withoutAddress)
    .replace(ROLE, '')
    .replace(TRAILING_ROLE, '$1')
    .replace(/(?<!\s)\s*[([{].*$/s, '')
    .replace(/^[\s,.:;–—|*"“”-]+|(?<![\s,:;–—|*"“”-])[\s,:;–—|*"“”-]+$/g, '')
    .replace(/\s+/g, ' ');
  if (name.length < 2 || name.length > 60 || name.split(' ').length > 7) return undefined;
  if (/ (?:on|auf|bei) (?:facebook|twitter|instagram|linkedin|youtube|tiktok)$/i.test(name)) return undefined;
  if (NOBODY.test(name) || ONLY_ROLE.test(name) || !/\p{L}{2}/u.test(name) || /\d{4}|\d:\d|\.\w{2,3}$/.test(name))
    return undefined;
  if (
    /^(?:(?:theme|foto|photo|фото)(?=[ :])|zur|zum|alle|mehr|all|logged|follow|share|read|more|view|posts?|published|updated|publiziert|veröffentlicht|aktualisiert|publié|publicado|about|subscribe|comment|january|february|march|april|may|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b/i.test(
      name,
    )
  )
    return undefined;
  return isShouted(name) ? properCase(name) : name;
}

function isShouted(name: string): boolean {
  return name.includes(' ') && name === name.toUpperCase() && name !== name.toLowerCase() && name.length > 7;
}

function properCase(name: string): string {
  return name
    .toLowerCase()
    .replace(/(^|[\s'’-])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase());
}
