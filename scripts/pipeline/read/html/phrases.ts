/** Wordings that page furniture is made of, as sites in English, German and the larger Romance languages write them. */
const PHRASES: Readonly<Record<string, RegExp>> = {
  call: /^(?:read (?:more|also|next|full)|click here|continue reading|see (?:also|more)|watch(?: (?:now|more|live))?\b|listen|sign up|subscribe|follow|join|get the|download|learn more|view (?:all|more)|show (?:all|more)|load more|find out|shop now|buy now|mehr (?:zum|lesen)|lesen sie|weiterlesen|jetzt|leer más|lire (?:aussi|la suite)|leia (?:mais|também)|more (?:from|on|stories)|related|recommended|you (?:may|might)|don't miss|up next|trending|popular|most (?:read|popular)|latest|das könnte|auch interessant|ähnliche)/i,
  credit:
    /(?:photo|image|picture|foto|bild|video|quelle|source|credit)s?(?: by| von| credit)?\s?[:/©]|\bgetty|reuters\b|\bap photo|shutterstock|\bdpa\b|\bafp\b|©|\/ap\)|\(ap\b/i,
  comment:
    /^\d* ?(?:comments?|kommentare?|repl(?:y|ies)|antworten|responses?|leave a|post a|write a|add a|log in to|you must be|be the first|report|reply|permalink|quote|like|share|flag|upvote|votes?|points)\b/i,
  tags: /^(?:tags?|topics?|filed under|categor(?:y|ies)|posted (?:in|on|by)|schlagw(?:orte|örter)|themen|kategorien?|rubrik|mots-clés|etiquetas|keywords|tagged)\b\s?:?/i,
  time: /^(?:(?:published|updated|posted|last (?:updated|modified)|veröffentlicht|aktualisiert|stand|publié|publicado)\b|\d{1,2}[./ ]\s?(?:\d{1,2}|\p{L}{3,9})[./ ,]+\s?\d{2,4}|\p{L}{3,9}\.? \d{1,2},? \d{4}|\d{4}-\d\d-\d\d|\d+ (?:min|minutes?|hours?|days?|months?|years?)\b|vor \d+)/iu,
  author:
    /^(?:by|von|par|por|di|author|autor(?:in)?|written by|text|reporting by|about the author|über den autor)\b[ :]/i,
  legal:
    /cookie|privacy|datenschutz|terms of (?:use|service)|all rights reserved|alle rechte|copyright|newsletter|e-?mail|unsubscribe|advertis|anzeige|werbung|sponsored|affiliate|javascript/i,
  money: /[$€£]\s?\d|\d\s?(?:€|eur|usd)\b|add to (?:cart|basket)|warenkorb|in stock|sold out/i,
};
export const phraseNames = Object.keys(PHRASES);

/** For each wording whether a text has it. */
export function phrasesIn(text: string): number[] {
  const start = text.slice(0, 300);
  return Object.values(PHRASES).map((phrase) => (phrase.test(start) ? 1 : 0));
}
