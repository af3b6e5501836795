import type { Block } from './blocks.ts';
import { nearest } from './nearest.ts';

type Rule = { readonly why: string; readonly is: (block: Block) => boolean };

const short = (block: Block, words: number): boolean => block.words < words;
const isHeading = (block: Block): boolean => /^h[1-6]$/.test(block.parent.localName);
const isWholeLink = (block: Block): boolean => block.words > 0 && block.linked >= block.words;
/** A sentence, a heading, or part of a quotation is said by the author, even where it leads elsewhere. */
const isSaid = (block: Block): boolean =>
  isHeading(block) || /[.!?:]$/.test(block.text) || nearest(block.parent, QUOTE) !== null;
const CALLOUT = /note|tip|hint|caution|warning|danger|info|callout|admonition|footnote/i;
const named = (...names: readonly string[]): ReadonlySet<string> => new Set(names);
const [QUOTE, FOOTER, ASIDE, CAPTION, FIGURE] = [
  named('blockquote'),
  named('footer'),
  named('aside'),
  named('figcaption'),
  named('figure'),
];
const QUOTE_OR_FIGURE = named('blockquote', 'figure');
const SHOWN = 'pre, code, table, blockquote, ul, ol';

const CREDIT =
  /\((?:ap|reuters|afp|getty|photo|foto|image)\b[^()]*\)?$|getty images\b|(?:^|\W)(?:photo|foto|image|credit|quelle|bild|source)s? ?(?:by|von|credit)? ?[:/©] ?\S.{0,60}$|\bap photo\/|shutterstock|\/ap\)$/i;
const CALL =
  /^(?:read (?:more|also|next)|click here|continue reading|see also|more:|also:|watch\b|sign up|subscribe|follow|join|get the|download|learn more|view (?:all|more)|mehr (?:zum|lesen)|lesen sie|weiterlesen|leer más|lire (?:aussi|la suite)|leia (?:mais|também)|related|recommended|you (?:may|might)|don't miss|up next)/i;
const PROMOTION =
  /newsletter|posteingang|\binbox\b|sign(?:ing)? up (?:for|here|to)\b|subscribe (?:to|now|here|today)\b|\baffiliate|we may (?:receive|earn)\b|advertis(?:ing|ement) (?:disclosure|disclaimer)|follow us on\b|folge uns\b|jetzt (?:anmelden|abonnieren)|download (?:the|our) app\b|\bget the .{3,30} app\b/i;
const COLOPHON =
  /^\(?(?:additional )?(?:reporting|writing|editing) by\b|contributed to this (?:report|story|article)\.?\)?$/i;
const DATED =
  /^(?:published|updated|posted|last (?:updated|modified)|veröffentlicht|aktualisiert|filed under|tags?:|topics?:|schlagw)/i;

/** What stands inside an article and is yet not of it; the first rule that fits says why. */
const RULES: readonly Rule[] = [
  { why: 'navigation', is: (block) => isNavigation(block.parent) },
  {
    why: 'footer',
    is: (block) => nearest(block.parent, FOOTER) !== null && nearest(block.parent, QUOTE_OR_FIGURE) === null,
  },
  { why: 'beside the text', is: (block) => isAside(nearest(block.parent, ASIDE)) },
  { why: 'caption', is: (block) => isCaption(block) },
  {
    why: 'picture credit',
    is: (block) => short(block, 45) && block.parent.localName !== 'li' && CREDIT.test(block.text),
  },
  {
    why: 'call to read or do something else',
    is: (block) => short(block, 25) && block.linked >= block.words * 0.6 && !isSaid(block) && CALL.test(block.text),
  },
  { why: 'a paragraph that is only a link', is: (block) => isOnlyLink(block) },
  {
    why: 'a line in capitals that leads elsewhere',
    is: (block) =>
      block.words >= 4 && short(block, 30) && block.linked > 0 && !isHeading(block) && isCapitals(block.text),
  },
  { why: 'promotion', is: (block) => short(block, 45) && !isHeading(block) && PROMOTION.test(block.text) },
  { why: 'who contributed', is: (block) => short(block, 70) && COLOPHON.test(block.text) },
  { why: 'date or tags', is: (block) => short(block, 15) && !isHeading(block) && DATED.test(block.text) },
];

/** Why a block is page furniture, or nothing where it is not. */
export function furnitureOf(block: Block): string | undefined {
  if (block.words === 0) return undefined;
  return RULES.find(({ is }) => is(block))?.why;
}

function isNavigation(element: Element): boolean {
  for (let at: Element | null = element; at !== null; at = at.parentElement)
    if (at.localName === 'nav' || at.getAttribute('role') === 'navigation') return true;
  return false;
}

/** An aside is beside the text unless it is a callout or a note. */
function isAside(aside: Element | null): boolean {
  if (aside === null) return false;
  const said = ['class', 'role', 'epub:type'].map((name) => aside.getAttribute(name) ?? '').join(' ');
  return !CALLOUT.test(said);
}

function isCaption({ parent }: Block): boolean {
  if (nearest(parent, CAPTION) !== null) return true;
  const figure = nearest(parent, FIGURE);
  return figure !== null && figure.querySelector(SHOWN) === null;
}

function isOnlyLink(block: Block): boolean {
  return (
    isWholeLink(block) &&
    !isSaid(block) &&
    block.words >= 3 &&
    block.words < 30 &&
    /^(?:p|div|span|strong)$/.test(block.parent.localName)
  );
}

function isCapitals(text: string): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  return letters > 0 && (text.match(/\p{Lu}/gu)?.length ?? 0) / letters > 0.65;
}
