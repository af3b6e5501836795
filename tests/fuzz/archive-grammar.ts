import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { address, word } from './hostile-words.ts';
import { htmlPage } from './html-grammar.ts';

/** One change of an archive's member, whose text is XML. */
type Edit = {
  readonly kind: 'text' | 'attribute' | 'doctype' | 'splice' | 'drop' | 'add' | 'deepen' | 'page';
  readonly member: number;
  readonly at: number;
  readonly text: string;
  readonly xml: string;
};

const doctypes = [
  '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>',
  '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">',
  '<!DOCTYPE x [<!ENTITY % p SYSTEM "file:///etc/passwd"> %p;]>',
  `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">${'bcdefghij'
    .split('')
    .map((name, at) => `<!ENTITY ${name} "${`&${'abcdefghij'[at]};`.repeat(10)}">`)
    .join('')}]>`,
];

const xml = fc.constantFrom(
  '&e;',
  '&j;',
  '&#0;',
  '&#xD800;',
  '&nbsp;',
  '<w:p><w:r><w:t>x</w:t></w:r></w:p>',
  '<w:tbl><w:tr><w:tc/></w:tr></w:tbl>',
  '<w:footnoteReference w:id="99"/>',
  '<w:hyperlink r:id="rId99"/>',
  '<w:instrText>HYPERLINK "javascript:1"</w:instrText>',
  '<w:fldChar w:fldCharType="begin"/>',
  '<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>',
  '<w:drawing/>',
  '<text:p>x</text:p>',
  '<text:a xlink:href="javascript:1">x</text:a>',
  '<text:s text:c="99999999999"/>',
  '<text:s text:c="-1"/>',
  '<table:table-cell table:number-columns-repeated="99999999"/>',
  '<table:table-row table:number-rows-repeated="99999999"/>',
  '<w:gridSpan w:val="99999999"/>',
  '<w:numId w:val="__proto__"/>',
  '<w:pStyle w:val="__proto__"/>',
  '<w:outlineLvl w:val="-9"/>',
  '<itemref idref="__proto__"/>',
  '<item id="x" href="../../../etc/passwd" media-type="application/xhtml+xml"/>',
  '<Relationship Id="rId99" Type="x" Target="http://127.0.0.1:9/" TargetMode="External"/>',
  '<svg onload="x"><script>x</script></svg>',
  '<script>alert(1)</script>',
  '<',
  ']]>',
  '<![CDATA[',
  '<?x',
  '</w:p>',
  '<x:y/>',
);

const edits: fc.Arbitrary<readonly Edit[]> = fc.array(
  fc.record({
    kind: fc.constantFrom(
      'text' as const,
      'text' as const,
      'attribute' as const,
      'doctype' as const,
      'splice' as const,
      'drop' as const,
      'add' as const,
      'deepen' as const,
      'page' as const,
    ),
    member: fc.nat(30),
    at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
    text: fc.oneof(word, address, { weight: 1, arbitrary: htmlPage }),
    xml,
  }),
  { minLength: 1, maxLength: 5 },
);

const strange = [
  '../../escape.xml',
  '/etc/passwd',
  'C:\\x',
  'a\\..\\b',
  '__prot0__',
  'constructor',
  'word/document.xml\0.png',
  '\u202Exml',
  'x'.repeat(300),
  'META-INF/encryption.xml',
  'CON',
];

/** A fixture's archive with hostile parts. */
export function archiveFrom(originals: readonly Uint8Array[]): fc.Arbitrary<Uint8Array> {
  const unpacked = originals.map((bytes) => unzipSync(bytes));
  return fc.tuple(fc.constantFrom(...unpacked), edits).map(([members, list]) => {
    const parts = new Map(Object.entries(members));
    for (const edit of list) apply(parts, edit);
    return renamed(zipSync(Object.fromEntries(parts)));
  });
}

/** The zip library cannot write this name itself. */
function renamed(zip: Uint8Array): Uint8Array {
  return new Uint8Array(
    Buffer.from(Buffer.from(zip).toString('latin1').replaceAll('__prot0__', '__proto__'), 'latin1'),
  );
}

function apply(parts: Map<string, Uint8Array>, { kind, member, at, text, xml: snippet }: Edit): void {
  const names = [...parts.keys()];
  const name = names[member % names.length] ?? '';
  const before = strFromU8(parts.get(name) ?? new Uint8Array());
  const put = (after: string) => parts.set(name, strToU8(after));
  const near = before.indexOf('>', Math.floor(at * before.length)) + 1;
  const escaped = text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  if (kind === 'drop') parts.delete(name);
  else if (kind === 'add') parts.set(strange[member % strange.length] ?? 'x', strToU8(text));
  else if (kind === 'doctype') put(before.replace(/(<\?xml[^>]*>)?/, `$1${doctypes[member % doctypes.length]}`));
  else if (kind === 'text') put(before.slice(0, near) + escaped + before.slice(near));
  else if (kind === 'attribute')
    put(before.slice(0, near) + before.slice(near).replace(/="[^"]*"/, () => `="${escaped}"`));
  else if (kind === 'splice') put(before.slice(0, near) + snippet + before.slice(near));
  else if (kind === 'page') put(text);
  else
    put(before.slice(0, near) + '<w:tbl><w:tr><w:tc><text:section>'.repeat(Math.floor(at * 500)) + before.slice(near));
}
