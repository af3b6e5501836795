import type { Place } from './saying.ts';

/** Words that order, praise or point: with them a phrase is about one thing of a kind, not the kind. */
const WEIGHING =
  /^(individual|multiple|numerous|potential|various|aforementioned|above-mentioned|undisclosed|unspecified|unnamed|unauthorized|certified|dedicated|actionable|correct|precise|regular|everyday|favorite|aspiring|avid|fellow|sheer|utter|mere|so-called|largest|biggest|newest|latest|stricter|tougher|lengthy|sizeable|considerable|tremendous|fantastic|incredible|massive|tiny|nearby|overall|ongoing|initial|final|eventual|subsequent|prior|existing|remaining|respective|relevant|suitable|appropriate|reasonable|unprecedented|ultimate|desired|intended|expected|alleged|purported|actual|basic|original|resulting|effective|seasoned|memorable|exceptional|outstanding|remarkable|notable|impressive|valuable|meaningful|innovative|seamless|convenient|unforeseen|distinct|intentional|detailed|optional|authorized|tailored|customi[sz]ed|personali[sz]ed|helpful|useful|fresh|quality|adequate|sufficient|newer|older|younger|faster|slower|safer|cheaper|smarter|deeper|nicer|richer|poorer|wiser|harder|easier|darker|lighter|clearer|closer|tighter|fewer)$/i;

/** Plurals that English puts before a noun; any other before a noun is a subject, and the noun a verb: `endpoints support`. */
const COMPOUNDING =
  /(ics|ss|us|is|sales|sports|systems|arms|goods|operations|communications|news|savings|customs|services|relations|resources|rights|affairs|materials|settings|women's|men's|species|series|means|appeals|claims|futures|options|earnings|statistics|weapons|drugs|jobs|data|forces|ys|as|os)$/i;

/** Does a phrase look like the name of a kind of thing? Gerunds with their object, clauses taken for phrases, comparisons do not. */
export function isTermlike({ tokens, from, to }: Place): boolean {
  const words = tokens.slice(from, to);
  const [first, last] = [words[0], words.at(-1)];
  if (first === undefined || last === undefined || WEIGHING.test(first.text)) return false;
  if (
    /^(?!inner|outer|upper|lower|proper|former|under|super)\p{L}+(est|ier)$/iu.test(first.text) &&
    first.pos === 'ADJ'
  )
    return false;
  // `Validating systems`, `Gain insight`: what opens a sentence or an item and has an object is a verb.
  const isOpening = from === 0 && words.length > 1 && /(ing|[^s]s)$/.test(last.text) && /ing$/.test(first.text);
  const isClause = words.slice(1).some(({ text }) => /(?:[^e]ed|ew|aught|ought)$/.test(text));
  const isStatement = words
    .slice(0, -1)
    .some(({ text, pos }) => /^(NOUN|PROPN)$/.test(pos) && /s$/.test(text) && !COMPOUNDING.test(text));
  return !isOpening && !isClause && !isStatement && !/['’]/.test(last.text);
}
