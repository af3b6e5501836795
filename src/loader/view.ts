import type { EntryView } from '../data/views.ts';
import type { Shown } from './memory/kept-entry.ts';

type OfBody = 'mdx' | 'headings' | 'html' | 'markdown' | 'words';
type Body = {
  readonly page: Shown;
  /** Path of the entry below the content folder. */
  readonly path: string;
  /** Puts a body between what stands above and below it. */
  readonly around: (html: string) => string;
};

/** An entry as its page shows it. The body is read when it is asked for: most builds show few. A class, for there are as many as entries. */
export class View implements EntryView {
  readonly ref: EntryView['ref'];
  readonly frontmatter: EntryView['frontmatter'];
  readonly tags: EntryView['tags'];
  readonly sources: EntryView['sources'];
  readonly backlinks: EntryView['backlinks'];
  readonly related: EntryView['related'];
  readonly versions: EntryView['versions'];
  readonly edited: boolean;
  readonly #body: Body;

  constructor(known: Omit<EntryView, OfBody>, body: Body) {
    this.ref = known.ref;
    this.frontmatter = known.frontmatter;
    this.tags = known.tags;
    this.sources = known.sources;
    this.backlinks = known.backlinks;
    this.related = known.related;
    this.versions = known.versions;
    this.edited = known.edited;
    this.#body = body;
  }

  get mdx() {
    const { page, path } = this.#body;
    return page.mdx === undefined ? undefined : { path, text: page.mdx };
  }
  get headings() {
    return this.#body.page.headings;
  }
  get html() {
    return this.#body.around(this.#body.page.html);
  }
  get markdown() {
    return this.#body.page.markdown;
  }
  get words() {
    return this.#body.page.words;
  }
}
