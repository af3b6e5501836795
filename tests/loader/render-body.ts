import { parseBody } from '../../src/loader/parse-body.ts';
import { renderEntry } from '../../src/loader/render-entry.ts';
import type { Rendered } from '../../src/loader/rendered.ts';
import type { SourceDocument } from '../../src/model/source.ts';
import { stringsOf } from '../../src/strings/strings-of.ts';

/** A source of three facts and one passage, for tests of what cites it. */
const report: SourceDocument = {
  id: 'report',
  type: 'report',
  show: 'excerpts',
  facts: { title: 'A report', authors: ['Ada Lovelace'], date: '2023-03-05', url: 'https://example.org/report' },
  factOrigins: {},
  passages: [{ id: 'p-1', kind: 'paragraph', locators: [{ label: 'page', value: '4' }], text: 'Its words.', start: 0 }],
};

/** The same in another language. */
const inLanguage = (id: string, language: string): SourceDocument => ({
  ...report,
  id,
  facts: { ...report.facts, language },
});
const sources = new Map(
  [report, inLanguage('bericht', 'de'), inLanguage('taqrir', 'ar-EG')].map((one) => [one.id, one]),
);

/** The body of an entry, parsed and rendered as the loader does it. */
export function renderBody(body: string, language = 'en'): Rendered {
  const { tree } = parseBody({ path: 'entries/x.mdx', text: `---\nid: x\n---\n\n${body}\n` });
  return renderEntry(tree, {
    source: (id) => {
      const document = sources.get(id);
      if (document === undefined) return undefined;
      const passages = new Map(document.passages.map((one) => [one.id, one]));
      return { document, href: `/sources/${id}/`, passages, earlier: new Map() };
    },
    entryHref: (id) => (id === 'ai-act' ? '/entries/ai-act/' : undefined),
    strings: stringsOf(language),
  });
}
