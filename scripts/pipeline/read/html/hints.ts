import { remembered } from './remembered.ts';

/** What class names, ids and roles of elements commonly say of their contents, in English and German as sites write them. */
export const hintNames = [
  'content',
  'comment',
  'related',
  'share',
  'nav',
  'sidebar',
  'footer',
  'header',
  'ad',
  'meta',
  'caption',
  'form',
  'list',
  'title',
  'hidden',
  'lead',
  'note',
  'body',
  'forum',
  'product',
] as const;
export type HintName = (typeof hintNames)[number];

const WORDS: Readonly<Record<HintName, string>> = {
  content: 'content article entry post story main single page blog detail inhalt artikel beitrag',
  body: 'articlebody text copy prose richtext rich markdown body bodytext paragraph wysiwyg fliesstext description',
  comment: 'comment comments disqus reply replies respond discussion feedback kommentar kommentare commentlist',
  related:
    'related recommend recommended recommendation recommendations similar suggested popular trending latest mostread more teaser teasers card cards promo outbrain taboola further recirc upnext next prev previous siblings verwandt mehr readmore also',
  share: 'share sharing social sharedaddy facebook twitter whatsapp follow like addthis print teilen icons',
  nav: 'nav navigation menu breadcrumb breadcrumbs pagination pager toc tabs skip topbar toolbar navbar submenu',
  sidebar: 'sidebar aside widget widgets rail secondary complementary side column',
  footer: 'footer foot copyright legal bottom colophon fuss imprint contentinfo',
  header: 'header masthead banner top hero head kopf branding logo',
  ad: 'ad ads advert advertisement advertising sponsor sponsored promotion anzeige werbung dfp gpt commercial affiliate',
  meta: 'meta byline author authors date time published info tags tag tagged category categories kicker bio avatar timestamp autor datum schlagworte keywords dateline profile vcard',
  caption:
    'caption figcaption credit credits photo image images img gallery media slideshow picture figure bild bildunterschrift carousel slider video player thumbnail',
  form: 'newsletter subscribe subscription signup login register form search cookie cookies consent gdpr popup modal overlay paywall donate notice dialog alert cta contact download',
  list: 'list grid items item results row col products collection archive loop',
  title: 'title headline heading h1 subtitle subheading titel',
  lead: 'lead lede intro summary abstract standfirst excerpt dek deck teasertext vorspann perex',
  hidden: 'hidden hide visuallyhidden sr screen only invisible offscreen collapse tooltip',
  forum: 'forum thread topic message messages posting reply answer question qa discussion board cooked crawler',
  product: 'product price specs specification specifications cart sku buy shop variant summary detail',
  note: 'footnote footnotes endnotes references notes reflist sources correction disclaimer',
};

const bitOf = new Map<string, number>();
hintNames.forEach((name, at) => {
  for (const word of WORDS[name].split(' ')) bitOf.set(word, (bitOf.get(word) ?? 0) | (1 << at));
});

/** Bits of the hints that an element's class, id, role and the like give; bit n is `hintNames[n]`. */
export function hintsOf(element: Element): number {
  const words = ['class', 'id', 'role', 'itemprop', 'data-component', 'data-testid']
    .map((name) => element.getAttribute(name) ?? '')
    .join(' ');
  let bits = words.trim() === '' ? 0 : bitsOf(words.slice(0, 500));
  const style = element.getAttribute('style') ?? '';
  if (
    element.hasAttribute('hidden') ||
    element.getAttribute('aria-hidden') === 'true' ||
    /display:\s*none|visibility:\s*hidden/i.test(style)
  ) {
    bits |= 1 << hintNames.indexOf('hidden');
  }
  return bits;
}

/** Sites say the same of thousands of elements. */
const bitsOf = remembered((names: string) => {
  let bits = 0;
  for (const word of wordsOf(names)) bits |= bitOf.get(word) ?? 0;
  return bits;
});

/** `articleBody related-posts` → article, body, articlebody, related, posts, post. */
function wordsOf(names: string): Set<string> {
  const words = new Set<string>();
  for (const name of names.split(/[^A-Za-z0-9]+/)) {
    words.add(name.toLowerCase());
    for (const part of name.match(/[A-Z]?[a-z]+|[A-Z]+/g) ?? []) {
      const word = part.toLowerCase();
      words.add(word);
      if (word.length > 4 && word.endsWith('s')) words.add(word.slice(0, -1));
    }
  }
  return words;
}
