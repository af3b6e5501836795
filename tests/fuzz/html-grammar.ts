import fc from 'fast-check';
import { address, canaryCode, word, words } from './hostile-words.ts';

const names = (
  'p div span h1 h2 h6 a img b i em ul ol li table tr td th thead tbody caption blockquote pre code sup sub dl dt dd figure figcaption ' +
  'article main section nav aside header footer svg math style script template noscript iframe object embed form input button select option ' +
  'textarea title base meta link video audio source picture math mi mtext annotation-xml foreignObject desc mglyph malignmark xmp plaintext ' +
  'noembed noframes frameset frame body html head details summary ruby rt marquee portal br hr time abbr q cite kbd x-unknown'
).split(' ');

const attribute = fc.oneof(
  fc.tuple(
    fc.constantFrom('href', 'src', 'action', 'formaction', 'xlink:href', 'data', 'cite', 'srcset', 'poster', 'content'),
    address,
  ),
  fc.tuple(
    fc.constantFrom(
      'onerror',
      'onload',
      'onclick',
      'ontoggle',
      'style',
      'id',
      'class',
      'name',
      'title',
      'alt',
      'colspan',
      'rowspan',
      'start',
      'datetime',
      'property',
      'itemprop',
      'rel',
      'role',
      'hidden',
      'lang',
    ),
    word,
  ),
);

/** A value in quotes, in none, or in some that do not close. */
const attributeText = fc
  .tuple(attribute, fc.constantFrom('"', "'", '', '`'))
  .map(([[name, value], quote]) => ` ${name}=${quote}${value}${quote}`);

const shapes = [
  '<svg></p><style><a id="</style><img src=1 onerror=alert(1)>">',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
  '<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '<svg><foreignObject><p>x</p></foreignObject></svg>',
  '<svg><script>alert(1)</script></svg>',
  '<base href="https://evil.example/">',
  '<meta http-equiv=refresh content="0;url=javascript:alert(1)">',
  '<!--',
  '-->',
  '--!>',
  '<!--><script>alert(1)</script>',
  '<![CDATA[',
  ']]>',
  '</p>',
  '</table>',
  '</td>',
  '<table><tr><td><table>',
  '<a href=x><a href=y>',
  '<p/',
  '<',
  '</',
  '<!',
  '<?xml?>',
  '<select><template>',
  '</body></html>',
  `<script type="application/ld+json">{"@type":"Article","__proto__":{"x":1},"headline":{"a":[1]},"author":[null,1,{"name":[]}],"url":"javascript:1","datePublished":"9999-99-99"}</script>`,
  '<script type="application/ld+json">{"@graph":[[[[[[]]]]]],"headline":"</script>',
  '<meta property="og:url" content="javascript:alert(1)">',
  '<meta name="author" content="">',
  '<link rel=canonical href="javascript:alert(1)">',
  '<html lang="\u0000">',
  '<title></title>',
  `<p onclick="${canaryCode}">`,
] as const;

const { node } = fc.letrec<{ node: string; element: string }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'medium', withCrossShrink: true },
    words,
    fc.constantFrom(...shapes),
    tie('element'),
    tie('element'),
  ),
  element: fc
    .tuple(
      fc.constantFrom(...names),
      fc.array(attributeText, { maxLength: 3 }),
      fc.array(tie('node'), { maxLength: 4 }),
      fc.integer({ min: 0, max: 9 }),
    )
    .map(
      ([name, attributes, children, closes]) =>
        `<${name}${attributes.join('')}>${children.join('')}${closes > 1 ? `</${name}>` : ''}`,
    ),
}));

/** A part of a page, well formed or not. */
export const htmlPart = node;

/** A page that strangers made. */
export const htmlPage = fc
  .tuple(fc.boolean(), fc.array(node, { maxLength: 4 }), fc.array(node, { minLength: 1, maxLength: 10 }))
  .map(([whole, head, body]) =>
    whole
      ? `<!doctype html><html><head>${head.join('')}</head><body><article>${body.join('<p>')}</article></body></html>`
      : body.join('\n'),
  );
