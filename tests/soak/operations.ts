import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { UsageError } from '../../scripts/command-line.ts';
import { runEntry } from '../../scripts/commands/entry.ts';
import { freeze } from '../../scripts/commands/freeze.ts';
import { giveFragments } from '../../scripts/ledger/give-fragments.ts';
import { ledgerProblems } from '../../scripts/ledger/ledger-problems.ts';
import { convert } from '../../scripts/pipeline/index.ts';
import { readContentFolder } from '../../src/loader/content-folder.ts';
import { loadSite } from '../../src/loader/load-site.ts';
import { keptParts } from '../../src/loader/versions/kept-pages.ts';
import { landingOf } from './landing-of.ts';

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
  /** Addresses asked for so far. */
  answers = 0;
  readonly #permalinks = new Set<string>();
  /** Permalink and fragment of each paragraph ever published → its words when it was last seen, and its entry. */
  readonly #passages = new Map<string, { readonly words: string; readonly id: string }>();
  readonly #versions = new Map<string, string>();
  readonly #ever = new Set<string>();
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
    // Half of what is merged or split takes its first paragraph along.
    if ((what === 'merge' || what === 'split') && id !== second && other % 2 === 0) this.#carry(id, second);
    const ended = [...this.#ever].filter((one) => !ids.includes(one));
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
    this.#write(id, paragraphs);
  }

  #edit(id: string, { word, move }: { word: string; move: boolean }): void {
    const paragraphs = this.#paragraphs(id);
    const last = paragraphs.pop() ?? '';
    const edited = move ? [last, ...paragraphs] : [...paragraphs, last.replace(/plain|few/, word), `Also ${word}.`];
    this.#write(id, edited.slice(0, 8));
  }

  #carry(from: string, to: string): void {
    const [first = ''] = this.#paragraphs(from);
    this.#write(to, [...this.#paragraphs(to).filter((one) => one !== first), first]);
  }

  #paragraphs(id: string): string[] {
    const [, ...paragraphs] = readFileSync(join(this.path, 'entries', `${id}.mdx`), 'utf8')
      .trim()
      .split('\n\n');
    return paragraphs;
  }

  #write(id: string, paragraphs: readonly string[]): void {
    writeFileSync(join(this.path, 'entries', `${id}.mdx`), entryText(id, paragraphs));
  }

  /** Everything published before still answers; what stands now is published too. */
  async check(): Promise<void> {
    await convert({ content: this.path, progress: () => {} });
    await giveFragments(this.path);
    assert.deepEqual(await ledgerProblems(this.path), []);
    const { pages, site } = await this.#build();
    for (const [path, text] of pages) {
      if (!/\/v\/\d+\/(index\.html|cite\.[a-z]+)$/.test(path) || text.includes('kept.js')) continue;
      assert.equal(this.#versions.get(path) ?? text, text, `${path} stays as it was`);
      this.#versions.set(path, text);
    }
    const asked = [...this.#permalinks, ...this.#passages.keys()];
    for (const address of asked) for (const script of [true, false]) this.#ask(address, { pages, script });
    for (const path of this.#versions.keys()) assert.ok(pages.has(path), `${path} answers`);
    this.answers += 2 * asked.length + this.#versions.size;
    for (const { ref, html } of site.entries) {
      this.#ever.add(ref.id);
      this.#permalinks.add(ref.permalink);
      for (const [, fragment = '', words = ''] of html.matchAll(/<p id="(p-[^"]+)">([^<]*)/g))
        this.#passages.set(`${ref.permalink}#${fragment}`, { words, id: ref.id });
    }
  }

  /** The content as a built site: path → text. Frozen pages stay from the first build that had them. */
  async #build() {
    const loaded = loadSite(await readContentFolder(this.path), (path) => `/${path}`);
    const site = { ...loaded, place, folder: this.path };
    const pages = new Map(site.entries.map(({ ref, html }): [string, string] => [`${ref.permalink}index.html`, html]));
    for (const part of keptParts(site)) {
      for await (const [path, text] of part.make()) {
        assert.ok(!pages.has(path), `${path} is written once`);
        pages.set(path, text);
      }
    }
    return { pages, site };
  }

  /** A reader comes with an address that was published; where they land must be right. */
  #ask(address: string, { pages, script }: { pages: ReadonlyMap<string, string>; script: boolean }): void {
    const { html, fragment, url } = landingOf(address, { pages, script });
    const wanted = this.#passages.get(address);
    if (wanted === undefined || fragment === '') return;
    const lands = html.includes(`id="${fragment}"`);
    // Without a script a reader of a merged entry gets to the page, and not to the paragraph.
    const ofEntry = [...this.#versions.values()].filter((page) => page.includes(`<h1>Thing ${wanted.id}</h1>`));
    const inVersion = ofEntry.some((page) => page.includes(`id="${fragment}"`));
    // A page that says what became of the entry is the last resort, where no version ever had the passage.
    if (script) assert.ok(lands || (html.includes('/kept.css') && !inVersion), `${address} lands on ${url}`);
    const [, words] = new RegExp(`<p id="${fragment}">([^<]*)`).exec(html) ?? [];
    // Where it is not a notice it is the passage itself, edited at most: never one that tells of another thing.
    const thing = / in ([a-z]+-\d+) /.exec(wanted.words)?.[1];
    if (lands && words !== undefined && thing !== undefined)
      assert.ok(words.includes(` in ${thing} `), `${address} is told at ${url} by “${words}”`);
  }
}

export type OperationsReport = { readonly operations: number; readonly checks: number; readonly answers: number };

/**
 * Sequences of random operations on folders of their own; after each operation every address that was ever published is
 * asked for in the built pages, with and without JavaScript. Throws at the first that does not answer rightly.
 */
export async function runOperations({
  runs,
  seed,
  length,
}: {
  readonly runs: number;
  readonly seed: number;
  readonly length: number;
}): Promise<OperationsReport> {
  const report = { operations: 0, checks: 0, answers: 0 };
  const write = process.stdout.write;
  // The command says what it did; here nobody reads it.
  process.stdout.write = (() => true) as typeof write;
  try {
    const size = { minLength: length, maxLength: length, size: 'max' } as const;
    const property = fc.asyncProperty(fc.array(operation, size), async (operations) => {
      const folder = new Folder();
      try {
        for (const one of operations) {
          await folder.do(one);
          await folder.check();
          report.operations += 1;
          report.checks += 1;
        }
      } finally {
        report.answers += folder.answers;
        rmSync(folder.path, { recursive: true, force: true });
      }
    });
    await fc.assert(property, { numRuns: runs, seed, endOnFailure: true });
  } finally {
    process.stdout.write = write;
  }
  return report;
}
