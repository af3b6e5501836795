import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { FRAGMENTS } from '../../src/model/fragment-ledger.ts';
import { LEDGER, ledgerLine } from '../../src/model/ledger.ts';

type Entry = { title: string; text: string; tag: number; source: number };
/** A content folder as the edits see it; the test writes it out whole. */
export type Content = {
  entries: Map<number, Entry>;
  prefLabel: string;
  siteTitle: string;
  sourceTitle: string;
  /** The record of fragments: what was given stays, and what is gone is told. */
  fragments?: string;
  /** What has been given its address. */
  ledger?: string;
};

// The last is code, which no entry may hold: its entry goes, and with it all that leads to it.
const word = fc.constantFrom('amber', 'Birch', 'cedar', 'Dune', 'ember', 'Alpha 1', 'b&#105;rch', '[[Alpha 3]]', '{x}');
const text = fc.array(word, { minLength: 1, maxLength: 12 }).map((words) => words.join(' '));
const at = fc.nat({ max: 5 });
export const edit: fc.Arbitrary<(content: Content) => void> = fc.oneof(
  fc.tuple(at, text).map(
    ([id, text]) =>
      ({ entries }: Content) =>
        change(entries, id, { text }),
  ),
  fc.tuple(at, word).map(
    ([id, title]) =>
      ({ entries }: Content) =>
        change(entries, id, { title: `${title} ${id}` }),
  ),
  fc.tuple(at, fc.nat({ max: 2 })).map(
    ([id, tag]) =>
      ({ entries }: Content) =>
        change(entries, id, { tag }),
  ),
  fc.tuple(at, fc.nat({ max: 1 })).map(
    ([id, source]) =>
      ({ entries }: Content) =>
        change(entries, id, { source }),
  ),
  at.map(
    (id) =>
      ({ entries }: Content) =>
        void (entries.delete(id) || entries.set(id, newEntry(id))),
  ),
  word.map((label) => (content: Content) => void Object.assign(content, { prefLabel: label })),
  word.map((title) => (content: Content) => void Object.assign(content, { siteTitle: title })),
  word.map((title) => (content: Content) => void Object.assign(content, { sourceTitle: title })),
);

/** Every second step changes nothing but the words of entries that can be shown; gives whether there was such an entry. */
export function addWords({ entries }: Content): boolean {
  const sound = [...entries].filter(([, { text }]) => !text.includes('{x}')).slice(0, 2);
  // A word in the passage that links to another, and a passage of its own.
  for (const [id, { text }] of sound) change(entries, id, { text: `Quartz, ${text}\n\nSaid ${text.length} times.` });
  return sound.length > 0;
}

/** Entries stand at other addresses than they would without it. */
export function published(id: number): string {
  return ledgerLine({ event: 'published', subject: 'entry', id: `a-${id}`, permalink: `entries/first-a-${id}/` });
}

export function newEntry(id: number): Entry {
  return { title: `Alpha ${id}`, text: `Words of ${id}, and Alpha ${(id + 1) % 6}.`, tag: id % 3, source: id % 2 };
}

export function change(entries: Map<number, Entry>, id: number, part: Partial<Entry>): void {
  entries.set(id, { ...(entries.get(id) ?? newEntry(id)), ...part });
}

export function write(
  folder: string,
  { entries, prefLabel, siteTitle, sourceTitle, fragments, ledger }: Content,
): void {
  rmSync(folder, { recursive: true, force: true });
  const put = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  if (fragments !== undefined) put(FRAGMENTS, fragments);
  if (ledger !== undefined) put(LEDGER, ledger);
  put('site.yaml', `title: ${JSON.stringify(siteTitle)}\n`);
  put('vocabulary.yaml', `terms:\n  - prefLabel: ${JSON.stringify(prefLabel)}\n    hiddenLabel: [embers]\n`);
  for (const id of [0, 1]) {
    const passages = [{ id: 'p-1', kind: 'paragraph', locators: [], text: 'Words of a source.', start: 0 }];
    const facts = { title: `${sourceTitle} ${id}` };
    const document = { id: `s-${id}`, type: 'webpage', show: 'excerpts', facts, factOrigins: {}, passages };
    put(`documents/s-${id}.json`, JSON.stringify(document));
  }
  for (const [id, { title, text, tag, source }] of entries) {
    const front = `id: a-${id}\ntitle: ${JSON.stringify(title)}\nkind: concept\nsummary: About it.\ntags: [t-${tag}]`;
    put(`entries/a-${id}.mdx`, `---\n${front}\n---\n${text}<Cite source="s-${source}" />\n`);
  }
}
