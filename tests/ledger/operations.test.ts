import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { UsageError } from '../../scripts/command-line.ts';
import { runEntry } from '../../scripts/commands/entry.ts';
import { freeze } from '../../scripts/commands/freeze.ts';
import { giveFragments } from '../../scripts/give-fragments.ts';
import { ledgerProblems } from '../../scripts/ledger-problems.ts';
import { convert } from '../../scripts/pipeline/index.ts';
import { readContentFolder } from '../../src/loader/content-folder.ts';
import { keptParts } from '../../src/loader/kept-pages.ts';
import { loadSite } from '../../src/loader/load-site.ts';

/** The long form: SOURCEBOOK_LONG=1, one sequence of 200 operations after the other. */
const long = process.env['SOURCEBOOK_LONG'] === '1';
const DAY = '2026-01-02';
const place = { base: '/', origin: undefined };

type Operation = { readonly what: string; readonly at: number; readonly other: number; readonly word: string };
const whats = ['add', 'edit', 'move', 'rename', 'merge', 'split', 'withdraw', 'remove', 'restore', 'freeze', 'convert'];
const operation: fc.Arbitrary<Operation> = fc.record({
  what: fc.constantFrom(...whats),
  at: fc.nat(30),
  other: fc.nat(30),
  word: fc.stringMatching(/^[a-z]{3,8}$/),
});

function entryText(id: string, paragraphs: readonly string[]): string {
  return `---\nid: ${id}\ntitle: Thing ${id}\nkind: concept\nsummary: What ${id} is.\n---\n\n${paragraphs.join('\n\n')}\n`;
}

/** One folder that operations are done to, with the addresses that were ever published. */
class Folder {
  readonly path = mkdtempSync(join(tmpdir(), 'sourcebook-'));
  readonly permalinks = new Set<string>();
  readonly fragments = new Map<string, Set<string>>();
  readonly versions = new Map<string, string>();
  #made = 0;

  constructor() {
    mkdirSync(join(this.path, 'entries'));
  }

  ids(): string[] {
    return readdirSync(join(this.path, 'entries')).map((name) => name.slice(0, -'.mdx'.length));
  }

  async do({ what, at, other, word }: Operation): Promise<void> {
    const ids = this.ids();
    const [id, second] = [ids[at % Math.max(1, ids.length)], ids[other % Math.max(1, ids.length)]];
    if (what === 'add' || id === undefined || second === undefined) return this.#add(word);
    if (what === 'edit' || what === 'move') return this.#edit(id, { word, move: what === 'move' });
    if (what === 'freeze') return void (await freeze(this.path, DAY));
    if (what === 'convert') return void (await convert({ content: this.path, progress: () => {} }));
    const ended = [...this.fragments.keys()].filter((one) => !ids.includes(one));
    const subject = what === 'restore' ? (ended[at % Math.max(1, ended.length)] ?? id) : id;
    const into = { rename: {}, merge: { into: [second] }, split: { into: [second, id].slice(0, 1 + (at % 2)) } };
    const more = { ...(into[what as keyof typeof into] ?? {}), ...(what === 'rename' ? { to: word } : {}) };
    const common = { content: this.path, out: '', port: 0, explain: false, json: false, from: '', reason: 'A test.' };
    await runEntry({ ...common, names: [what, subject], date: DAY, ...more }).catch((error: unknown) => {
      // What the command refuses is refused before anything is written.
      if (!(error instanceof UsageError)) throw error;
    });
  }

  #add(word: string): void {
    this.#made += 1;
    const id = `${word}-${this.#made}`;
    const paragraphs = [1, 2, 3].map(
      (n) => `The ${word} of paragraph ${n} in ${id} is told here in a few plain words.`,
    );
    writeFileSync(join(this.path, 'entries', `${id}.mdx`), entryText(id, paragraphs));
  }

  #edit(id: string, { word, move }: { word: string; move: boolean }): void {
    const file = join(this.path, 'entries', `${id}.mdx`);
    const [, ...paragraphs] = readFileSync(file, 'utf8').trim().split('\n\n');
    const last = paragraphs.pop() ?? '';
    const edited = move ? [last, ...paragraphs] : [...paragraphs, last.replace(/plain|few/, word), `Also ${word}.`];
    writeFileSync(file, entryText(id, edited.slice(0, 8)));
  }

  /** Everything published before still answers; what stands now is published too. */
  async check(): Promise<void> {
    await convert({ content: this.path, progress: () => {} });
    await giveFragments(this.path);
    assert.deepEqual(await ledgerProblems(this.path), []);
    const site = loadSite(await readContentFolder(this.path), (path) => `/${path}`);
    const pages = new Map(site.entries.map(({ ref, html }): [string, string] => [`${ref.permalink}index.html`, html]));
    for (const { make } of keptParts({ ...site, place, folder: this.path } as never)) {
      for await (const [path, text] of make()) {
        assert.ok(!pages.has(path), `${path} is written once`);
        pages.set(path, text);
        if (!/\/v\/\d+\/index\.html$/.test(path) || text.includes('kept.js')) continue;
        assert.equal(this.versions.get(path) ?? text, text, `${path} stays as it was`);
        this.versions.set(path, text);
      }
    }
    for (const permalink of this.permalinks) assert.ok(pages.has(`${permalink}index.html`), `${permalink} answers`);
    for (const path of this.versions.keys()) assert.ok(pages.has(path), `${path} answers`);
    for (const { ref, html } of site.entries) {
      const before = this.fragments.get(ref.id) ?? new Set<string>();
      for (const fragment of before) assert.ok(html.includes(`id="${fragment}"`), `${ref.id}#${fragment} lands`);
      for (const [, fragment = ''] of html.matchAll(/<p id="(p-[^"]+)"/g)) before.add(fragment);
      this.fragments.set(ref.id, before);
      this.permalinks.add(ref.permalink);
    }
    for (const [path, text] of pages) leadsSomewhere(text, { path, pages });
  }
}

/** A page that sends its reader on sends them to a page that is there, and not to itself. */
function leadsSomewhere(text: string, { path, pages }: { path: string; pages: ReadonlyMap<string, string> }): void {
  const to = /data-to="\/([^"]*)"/.exec(text)?.[1];
  if (to === undefined) return;
  assert.ok(pages.has(`${to}index.html`), `${path} leads to ${to}`);
  assert.notEqual(`${to}index.html`, path);
}

test('after any operations every address that was ever published answers', { timeout: 600_000 }, async () => {
  const size = long ? { minLength: 200, maxLength: 200 } : { minLength: 12, maxLength: 25 };
  const write = process.stdout.write;
  // The command says what it did; here nobody reads it.
  process.stdout.write = (() => true) as typeof write;
  try {
    const property = fc.asyncProperty(fc.array(operation, { ...size, size: 'max' }), async (operations) => {
      const folder = new Folder();
      try {
        for (const one of operations) {
          await folder.do(one);
          await folder.check();
        }
      } finally {
        rmSync(folder.path, { recursive: true, force: true });
      }
    });
    await fc.assert(property, { numRuns: long ? 5 : 6, seed: long ? 1 : 42, endOnFailure: true });
  } finally {
    process.stdout.write = write;
  }
});
